package io.countersign.embedded.store.memory;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Shares the names of fields among documents. Each document comes from the wire with names of its own, which take a fifth of
 * the memory of small documents. Names beyond a number, and long ones, are not shared. Thread-safe.
 */
final class FieldNames {

    static final int MAX_NAMES = 10_000;
    static final int MAX_LENGTH = 32;

    private final Map<String, String> names = new ConcurrentHashMap<>();

    /** An equal document with the same values and with shared names, in nested documents too. */
    Document shared(Document document) {
        var copy = new Document();
        document.forEach((name, value) -> copy.put(shared(name), sharedValue(value)));
        return copy;
    }

    private @Nullable Object sharedValue(@Nullable Object value) {
        return switch (value) {
            case Document nested -> shared(nested);
            case List<?> list when list.stream().anyMatch(Document.class::isInstance) -> sharedValues(list);
            case null, default -> value;
        };
    }

    private List<@Nullable Object> sharedValues(List<?> list) {
        var shared = new ArrayList<@Nullable Object>(list.size());
        list.forEach(element -> shared.add(sharedValue(element)));
        return shared;
    }

    private String shared(String name) {
        if (name.length() > MAX_LENGTH) {
            return name;
        }
        var known = names.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() < MAX_NAMES) {
            names.putIfAbsent(name, name);
        }
        return name;
    }
}
