package io.countersign.intake.store;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Documents that only ever grow, by fields that have one value for good, so that the order of writers doesn't matter.
 * Never an upsert: two of different fields of one absent document would race.
 */
final class GrowOnlyDocuments {

    static final int DUPLICATE_KEY = 11000;

    private static final int SCHEMA = 1;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> collection;

    GrowOnlyDocuments(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /**
     * What a document gets.
     *
     * @param fields by path, such as {@code ids.7}
     */
    record Growth(String id, Map<String, Object> fields) {

        Document update() {
            return new Document("$set", new Document(fields));
        }

        Document whole() {
            var document = new Document("_id", id).append("schema", SCHEMA);
            fields.forEach((path, value) -> {
                var dot = path.indexOf('.');
                if (dot < 0) {
                    document.append(path, value);
                } else {
                    ((Document) document.computeIfAbsent(path.substring(0, dot), _ -> new Document()))
                            .append(path.substring(dot + 1), value);
                }
            });
            return document;
        }
    }

    /** For documents that are probably new. */
    void insertOrGrow(List<Growth> growths) {
        if (!inserted(growths)) {
            grow(growths);
        }
    }

    /** Whatever exists. */
    void grow(List<Growth> growths) {
        var existing = existing(growths.stream().map(Growth::id).toList());
        grow(growths, existing);
    }

    /** @param existing those that are known to exist; documents are never removed */
    void grow(List<Growth> growths, Set<String> existing) {
        var present = new ArrayList<Growth>();
        var absent = new ArrayList<Growth>();
        growths.forEach(growth -> (existing.contains(growth.id()) ? present : absent).add(growth));
        if (!inserted(absent)) {
            present.addAll(absent);
        }
        update(present);
    }

    Set<String> existing(Collection<String> ids) {
        var existing = new HashSet<String>();
        if (!ids.isEmpty()) {
            collection
                    .find(new Document("_id", new Document("$in", List.copyOf(ids))))
                    .projection(include("_id"))
                    .forEach(document -> existing.add(document.getString("_id")));
        }
        return existing;
    }

    /** False if some existed: all of them have to be updated then. */
    private boolean inserted(List<Growth> growths) {
        if (growths.isEmpty()) {
            return true;
        }
        try {
            collection.insertMany(
                    growths.stream().sorted(byId()).map(Growth::whole).toList(), ANY_ORDER);
            return true;
        } catch (MongoBulkWriteException failed) {
            if (failed.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)
                    && failed.getWriteConcernError() == null) {
                return false;
            }
            throw failed;
        }
    }

    private void update(List<Growth> growths) {
        if (!growths.isEmpty()) {
            collection.bulkWrite(
                    growths.stream()
                            .sorted(byId())
                            .map(growth ->
                                    new UpdateOneModel<Document>(new Document("_id", growth.id()), growth.update()))
                            .toList(),
                    UNORDERED);
        }
    }

    private static Comparator<Growth> byId() {
        return Comparator.comparing(Growth::id);
    }

    /** Fields for many documents as one growth for each. */
    static final class Gathering {

        private final TreeMap<String, Map<String, Object>> fields = new TreeMap<>();

        void add(String id, String path, Object value) {
            fields.computeIfAbsent(id, _ -> new TreeMap<>()).put(path, value);
        }

        List<Growth> growths() {
            return fields.entrySet().stream()
                    .map(entry -> new Growth(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }
}
