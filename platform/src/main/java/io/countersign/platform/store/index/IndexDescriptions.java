package io.countersign.platform.store.index;

import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** Compares the descriptions of indexes as {@code createIndexes} takes them and {@code listIndexes} returns them. */
final class IndexDescriptions {

    private static final String EXPIRY = "expireAfterSeconds";

    private IndexDescriptions() {}

    static Document keys(Document index) {
        return index.get("key", Document.class);
    }

    static Document options(Document index) {
        var options = new Document(index);
        options.remove("key");
        return options;
    }

    static boolean expires(Document index) {
        return index.containsKey(EXPIRY);
    }

    /** Same keys in the same order, and same options; names may differ. */
    static boolean isSame(Document left, Document right) {
        return directions(left).equals(directions(right))
                && left.getBoolean("unique", false) == right.getBoolean("unique", false)
                && left.getBoolean("sparse", false) == right.getBoolean("sparse", false)
                && expiry(left) == expiry(right);
    }

    /** The existing indexes that must be dropped before {@code wanted} can be created under its name. */
    static List<Document> conflicting(Document wanted, List<Document> existing) {
        return existing.stream()
                .filter(other -> !isSame(wanted, other) || !hasSameName(wanted, other))
                .filter(other ->
                        hasSameName(wanted, other) || directions(wanted).equals(directions(other)))
                .toList();
    }

    private static boolean hasSameName(Document left, Document right) {
        return Objects.equals(left.getString("name"), right.getString("name"));
    }

    private static List<String> directions(Document index) {
        return keys(index).entrySet().stream()
                .map(key ->
                        key.getKey() + (key.getValue() instanceof Number number ? number.intValue() : key.getValue()))
                .toList();
    }

    private static long expiry(Document index) {
        return index.get(EXPIRY) instanceof Number seconds ? seconds.longValue() : -1;
    }
}
