package io.countersign.intake.store.view;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.countersign.platform.store.document.UniqueWrites;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * Documents that only ever grow, by fields that have one value for good, so that the order of writers doesn't matter.
 * Never an upsert: two of different fields of one absent document would race.
 */
final class GrowOnlyDocuments {

    private static final int SCHEMA = 1;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> collection;

    GrowOnlyDocuments(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /**
     * What a document gets.
     *
     * @param fields by path, such as {@code ids.7}
     * @param arrays values that are added to arrays
     * @param initial fields that only an insert writes
     */
    record Growth(
            String id,
            Map<String, Object> fields,
            Map<String, ? extends Collection<String>> arrays,
            Map<String, Object> initial) {

        Growth(String id, Map<String, Object> fields) {
            this(id, fields, Map.of(), Map.of());
        }

        Document update() {
            var update = new Document("$set", new Document(fields));
            if (!arrays.isEmpty()) {
                var additions = new Document();
                arrays.forEach((field, values) -> additions.append(field, new Document("$each", List.copyOf(values))));
                update.append("$addToSet", additions);
            }
            return update;
        }

        Document whole() {
            var document = new Document("_id", id).append("schema", SCHEMA);
            initial.forEach(document::append);
            arrays.forEach((field, values) -> document.append(field, List.copyOf(values)));
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

    /** Whatever exists. */
    void grow(List<Growth> growths) {
        var existing = existing(growths.stream().map(Growth::id).toList());
        grow(growths, existing);
    }

    /** @param existing those that are known to exist; documents are never removed */
    void grow(List<Growth> growths, Set<String> existing) {
        grow(growths, existing, List.of());
    }

    /** @param beside further writes, which do not depend on the order */
    void grow(List<Growth> growths, Set<String> existing, List<? extends WriteModel<Document>> beside) {
        var present = new ArrayList<Growth>();
        var absent = new ArrayList<Growth>();
        growths.forEach(growth -> (existing.contains(growth.id()) ? present : absent).add(growth));
        if (!inserted(absent)) {
            present.addAll(absent);
        }
        update(present, beside);
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
    boolean inserted(List<Growth> growths) {
        return growths.isEmpty()
                || UniqueWrites.writeAll(
                        collection,
                        growths.stream()
                                .sorted(byId())
                                .map(growth -> new InsertOneModel<>(growth.whole()))
                                .toList());
    }

    /** Updates those that exist; false if a document is absent or one of the further updates has found none. */
    boolean updated(List<Growth> growths, List<? extends WriteModel<Document>> beside) {
        var writes = updates(growths, beside);
        return writes.isEmpty() || UniqueWrites.applyAll(collection, writes);
    }

    private void update(List<Growth> growths, List<? extends WriteModel<Document>> beside) {
        var writes = updates(growths, beside);
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, UNORDERED);
        }
    }

    private static List<WriteModel<Document>> updates(
            List<Growth> growths, List<? extends WriteModel<Document>> beside) {
        var writes = new ArrayList<WriteModel<Document>>(beside);
        growths.stream()
                .sorted(byId())
                .forEach(growth -> writes.add(new UpdateOneModel<>(new Document("_id", growth.id()), growth.update())));
        return writes;
    }

    private static Comparator<Growth> byId() {
        return Comparator.comparing(Growth::id);
    }
}
