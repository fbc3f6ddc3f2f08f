package io.countersign.embedded.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dotted path into a document. */
public final class FieldPath {

    private final String name;
    private final String[] parts;
    private final boolean[] positions;

    public FieldPath(String name) {
        this.name = name;
        parts = name.split("\\.", -1);
        positions = new boolean[parts.length];
        for (int i = 0; i < parts.length; i++) {
            positions[i] = isPosition(parts[i]);
        }
    }

    public String name() {
        return name;
    }

    /** @return the name of the top-level field that holds a field */
    public static String topLevel(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /**
     * @return the value, {@link Missing} if there is none, or a collection of all values if the path ends at an array or
     *     leads through one
     */
    public @Nullable Object get(Document document) {
        return parts.length == 1 ? document.getOrMissing(name) : get(document, 0);
    }

    private @Nullable Object get(@Nullable Object value, int depth) {
        if (depth == parts.length) {
            return value;
        }
        return switch (value) {
            case Document document -> get(document.getOrMissing(parts[depth]), depth + 1);
            case List<?> list when positions[depth] -> element(list, depth);
            case Collection<?> collection -> valuesOf(collection, depth);
            case null, default -> Missing.getInstance();
        };
    }

    private @Nullable Object element(List<?> list, int depth) {
        int position = Integer.parseInt(parts[depth]);
        return position < list.size() ? get(list.get(position), depth + 1) : Missing.getInstance();
    }

    private List<@Nullable Object> valuesOf(Collection<?> collection, int depth) {
        var values = new ArrayList<@Nullable Object>();
        for (var element : collection) {
            var value = element instanceof Document ? get(element, depth) : Missing.getInstance();
            if (value instanceof Collection<?> several) {
                values.addAll(several);
            } else {
                values.add(value);
            }
        }
        return values;
    }

    private static boolean isPosition(String part) {
        return !part.isEmpty() && part.length() < 8 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Sets the value in a document under construction; a missing value leaves it unchanged. */
    public void put(Document document, @Nullable Object value) {
        if (value instanceof Missing) {
            return;
        }
        var parent = document;
        for (int i = 0; i < parts.length - 1; i++) {
            parent = (Document) parent.computeIfAbsent(parts[i], _ -> new Document());
        }
        parent.put(parts[parts.length - 1], value);
    }
}
