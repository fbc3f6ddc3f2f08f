package io.countersign.benchmarks.raw;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Fills collections with copies of what a run has left there, each under the ids of a signature of its own. */
public final class Copies implements AutoCloseable {

    private static final int BULK = 1_000;
    private static final int ORIGINALS = 200;

    private final MongoClient client;

    public Copies(String uri) {
        client = MongoClients.create(uri);
    }

    /** A collection whose documents are of one signature each, and the field that has its id. */
    public record Kept(String database, String collection) {}

    /**
     * Inserts {@code count} copies.
     *
     * @param first the id of the first copy; ids go up from there
     */
    public void insert(Kept kept, long first, int count) {
        var collection = client.getDatabase(kept.database()).getCollection(kept.collection(), BsonDocument.class);
        var originals = collection.find().limit(ORIGINALS).into(new ArrayList<>());
        if (originals.isEmpty()) {
            return;
        }
        for (int from = 0; from < count; from += BULK) {
            var bulk = new ArrayList<BsonDocument>(BULK);
            for (int i = from; i < Math.min(count, from + BULK); i++) {
                var original = originals.get(i % originals.size());
                bulk.add(copy(original, signature(original), String.valueOf(first + i)));
            }
            collection.insertMany(bulk, new InsertManyOptions().ordered(false));
        }
    }

    /** Every document of ours starts its id with the signature's. */
    static String signature(BsonDocument document) {
        var id = Objects.requireNonNull(document.get("_id"));
        return id.isString()
                ? id.asString().getValue().split("[^0-9]", 2)[0]
                : String.valueOf(id.asNumber().longValue());
    }

    static BsonDocument copy(BsonDocument document, String from, String to) {
        var copy = new BsonDocument();
        for (Map.Entry<String, BsonValue> field : document.entrySet()) {
            copy.put(field.getKey(), value(field.getValue(), from, to));
        }
        return copy;
    }

    private static BsonValue value(BsonValue value, String from, String to) {
        return switch (value) {
            case BsonDocument document -> copy(document, from, to);
            case BsonArray array ->
                new BsonArray(List.copyOf(
                        array.stream().map(one -> value(one, from, to)).toList()));
            case BsonString text -> new BsonString(text.getValue().replace(from, to));
            case BsonInt64 number when number.getValue() == Long.parseLong(from) -> new BsonInt64(Long.parseLong(to));
            default -> value;
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
