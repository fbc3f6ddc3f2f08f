package io.countersign.platform.store.index;

import io.countersign.platform.store.document.CollectionNames;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.index.Index;

/**
 * The indexes of one collection besides the one on {@code _id}; a bean of the service for each such collection. An index
 * without a name receives MongoDB's default name.
 *
 * @param descriptions as {@code createIndexes} takes them
 */
public record CollectionIndexes(String collection, List<Document> descriptions) {

    public CollectionIndexes {
        descriptions = List.copyOf(descriptions);
    }

    public static CollectionIndexes of(String collection, Index... indexes) {
        return new CollectionIndexes(
                collection,
                Arrays.stream(indexes).map(CollectionIndexes::description).toList());
    }

    /** The same indexes of the collection that {@code names} gives instead. */
    public CollectionIndexes in(CollectionNames names) {
        return new CollectionIndexes(names.of(collection), descriptions);
    }

    private static Document description(Index index) {
        var keys = index.getIndexKeys();
        var description = new Document("key", keys).append("name", defaultName(keys));
        description.putAll(index.getIndexOptions());
        return description;
    }

    private static String defaultName(Document keys) {
        return String.join(
                "_",
                keys.entrySet().stream()
                        .map(key -> key.getKey() + "_" + key.getValue())
                        .toList());
    }
}
