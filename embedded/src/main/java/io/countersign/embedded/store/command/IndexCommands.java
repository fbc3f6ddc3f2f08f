package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code createIndexes} and {@code dropIndexes}, with MongoDB's rules for conflicts. */
final class IndexCommands {

    private static final int BAD_VALUE = 2;
    private static final int INVALID_OPTIONS = 72;
    private static final int INDEX_NOT_FOUND = 27;
    private static final int CANNOT_CREATE_INDEX = 67;
    private static final int INDEX_OPTIONS_CONFLICT = 85;
    private static final int INDEX_KEY_SPECS_CONFLICT = 86;
    private static final int MAX_EXPIRY_SECONDS = Integer.MAX_VALUE;
    private static final String ID_INDEX = "_id_";
    private static final Set<String> UNSUPPORTED =
            Set.of("partialFilterExpression", "collation", "wildcardProjection", "storageEngine", "prepareUnique");

    private final StoreDatabase database;

    IndexCommands(StoreDatabase database) {
        this.database = database;
    }

    Document create(Document command) {
        var name = Arguments.text(command, "createIndexes");
        var namespace = database.namespace(name);
        boolean existed = database.collection(name) != null;
        var descriptions = descriptions(command);
        descriptions.forEach(IndexCommands::requireSupported);
        int before = existed ? database.indexDescriptions(namespace).size() : 1;
        for (var description : descriptions) {
            database.collectionOrNew(name);
            if (isNew(description, database.indexDescriptions(namespace))) {
                database.createIndex(stored(description, namespace));
            }
        }
        var answer = new Document("numIndexesBefore", before)
                .append("numIndexesAfter", database.indexDescriptions(namespace).size())
                .append("createdCollectionAutomatically", !existed);
        Utils.markOkay(answer);
        return answer;
    }

    private static List<Document> descriptions(Document command) {
        if (!(command.get("indexes") instanceof Collection<?> indexes) || indexes.isEmpty()) {
            throw new MongoServerError(BAD_VALUE, "BadValue", "Must specify at least one index to create");
        }
        return indexes.stream().map(Document.class::cast).toList();
    }

    private static Document stored(Document description, String namespace) {
        var stored = new Document("v", 2);
        stored.putAll(description);
        stored.put("ns", namespace);
        return stored;
    }

    private static void requireSupported(Document description) {
        if (!(description.get("name") instanceof String) || !(description.get("key") instanceof Document key)) {
            throw new MongoServerError(9, "FailedToParse", "An index needs a name and a key pattern");
        }
        for (Map.Entry<String, @Nullable Object> field : key.entrySet()) {
            boolean ordered = field.getValue() instanceof Number direction && direction.doubleValue() != 0;
            if (!ordered || field.getKey().contains("$**")) {
                throw unsupported("Only ascending and descending keys are supported, not " + field);
            }
        }
        if (key.isEmpty()) {
            throw unsupported("Index keys cannot be an empty object");
        }
        description.keySet().stream().filter(UNSUPPORTED::contains).findFirst().ifPresent(option -> {
            throw unsupported("The embedded store does not support the index option " + option);
        });
        requireExpiry(description, key);
    }

    private static void requireExpiry(Document description, Document key) {
        if (!description.containsKey("expireAfterSeconds")) {
            return;
        }
        boolean valid = description.get("expireAfterSeconds") instanceof Number seconds
                && seconds.doubleValue() >= 0
                && seconds.doubleValue() <= MAX_EXPIRY_SECONDS;
        if (!valid || key.size() != 1 || key.containsKey("_id")) {
            throw unsupported("expireAfterSeconds must be between 0 and " + MAX_EXPIRY_SECONDS
                    + ", on an index of a single field other than _id");
        }
    }

    private static MongoServerError unsupported(String message) {
        return new MongoServerError(CANNOT_CREATE_INDEX, "CannotCreateIndex", message);
    }

    /** @return false if an identical index exists */
    private static boolean isNew(Document requested, List<Document> existing) {
        for (var index : existing) {
            boolean sameName = Objects.equals(index.get("name"), requested.get("name"));
            boolean sameSignature = sameKeys(index, requested)
                    && sameFlag("unique", index, requested)
                    && sameFlag("sparse", index, requested);
            if (sameName && !sameSignature) {
                throw new MongoServerError(
                        INDEX_KEY_SPECS_CONFLICT,
                        "IndexKeySpecsConflict",
                        "An existing index has the same name as the requested index but other keys or options"
                                + difference(requested, index));
            }
            if (sameSignature) {
                if (isIdIndex(index)) {
                    return false;
                }
                requireSameOptions(requested, index, sameName);
                return false;
            }
        }
        return true;
    }

    private static void requireSameOptions(Document requested, Document index, boolean sameName) {
        if (!sameName) {
            throw new MongoServerError(
                    INDEX_OPTIONS_CONFLICT,
                    "IndexOptionsConflict",
                    "Index already exists with a different name: " + index.get("name"));
        }
        if (expiry(index) != expiry(requested)) {
            throw new MongoServerError(
                    INDEX_OPTIONS_CONFLICT,
                    "IndexOptionsConflict",
                    "An equivalent index already exists with the same name but different options"
                            + difference(requested, index));
        }
    }

    private static String difference(Document requested, Document existing) {
        return ". Requested index: " + requested + ", existing index: " + existing;
    }

    private static boolean sameKeys(Document left, Document right) {
        return directions(left).equals(directions(right));
    }

    private static List<Map.Entry<String, Boolean>> directions(Document description) {
        return Arguments.document(description, "key").entrySet().stream()
                .map(field -> Map.entry(field.getKey(), ((Number) field.getValue()).doubleValue() > 0))
                .toList();
    }

    private static boolean sameFlag(String option, Document left, Document right) {
        return isIdIndex(left) || Utils.isTrue(left.get(option)) == Utils.isTrue(right.get(option));
    }

    private static boolean isIdIndex(Document description) {
        return ID_INDEX.equals(description.get("name"));
    }

    private static long expiry(Document description) {
        return description.get("expireAfterSeconds") instanceof Number seconds ? seconds.longValue() : -1;
    }

    Document drop(Document command) {
        var name = String.valueOf(command.values().iterator().next());
        var collection = database.collection(name);
        if (collection == null) {
            throw new MongoServerError(26, "NamespaceNotFound", "ns not found " + database.namespace(name));
        }
        var existing = database.indexDescriptions(database.namespace(name));
        chosen(command.get("index"), existing).forEach(description -> database.removeIndex(collection, description));
        var answer = new Document("nIndexesWas", existing.size());
        Utils.markOkay(answer);
        return answer;
    }

    private static List<Document> chosen(@Nullable Object index, List<Document> existing) {
        if ("*".equals(index)) {
            return existing.stream()
                    .filter(description -> !isIdIndex(description))
                    .toList();
        }
        if (index instanceof Collection<?> several) {
            return several.stream()
                    .flatMap(one -> chosen(one, existing).stream())
                    .toList();
        }
        var found = existing.stream()
                .filter(description -> index instanceof Document key
                        ? sameKeys(description, new Document("key", key))
                        : Objects.equals(description.get("name"), index))
                .toList();
        if (found.isEmpty()) {
            throw new MongoServerError(INDEX_NOT_FOUND, "IndexNotFound", "index not found: " + index);
        }
        if (found.stream().anyMatch(IndexCommands::isIdIndex)) {
            throw new MongoServerError(INVALID_OPTIONS, "InvalidOptions", "cannot drop _id index");
        }
        return found;
    }
}
