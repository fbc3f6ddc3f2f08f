package io.countersign.benchmarks.raw;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Fills collections with copies of what a run has left there, each under the ids of a signature of its own. */
public final class Copies implements AutoCloseable {

    private static final int BULK = 1_000;
    private static final int ORIGINALS = 200;
    private static final int LONG = 4;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final MongoClient client;

    public Copies(String uri) {
        client = MongoClients.create(uri);
    }

    /** A collection whose documents are of one signature each, which their id names. */
    public record Kept(String database, String collection) {}

    /**
     * Inserts {@code count} copies.
     *
     * @param first the id of the first copy; ids go up from there
     */
    public void insert(Kept kept, long first, int count) {
        var collection = client.getDatabase(kept.database()).getCollection(kept.collection(), BsonDocument.class);
        var originals = originals(collection);
        for (int from = 0; from < count && !originals.isEmpty(); from += BULK) {
            var bulk = new ArrayList<BsonDocument>(BULK);
            for (int i = from; i < Math.min(count, from + BULK); i++) {
                var original = originals.get(i % originals.size());
                bulk.add(copy(original, signature(original), String.valueOf(first + i)));
            }
            collection.insertMany(bulk, new InsertManyOptions().ordered(false));
        }
    }

    /** Only those whose signature is no number that may stand for something else, too. */
    private static List<BsonDocument> originals(MongoCollection<BsonDocument> collection) {
        return collection.find().limit(2 * ORIGINALS).into(new ArrayList<>()).stream()
                .filter(document -> signature(document).length() >= LONG)
                .limit(ORIGINALS)
                .toList();
    }

    /** The first number in the document's id: 1001, 1001:1, notice:1001:1. */
    static String signature(BsonDocument document) {
        var id = Objects.requireNonNull(document.get("_id"));
        return signature(
                id.isString()
                        ? id.asString().getValue()
                        : String.valueOf(id.asNumber().longValue()));
    }

    static String signature(String id) {
        var number = NUMBER.matcher(id);
        if (!number.find()) {
            throw new IllegalArgumentException("no signature in " + id);
        }
        return number.group();
    }

    /** The same of another signature; what is unique besides the id names the copy. */
    static BsonDocument copy(BsonDocument document, String from, String to) {
        var copy = copied(document, Pattern.compile("(?<![\\w.+-])" + from + "(?![\\w.-])"), to);
        copy.computeIfPresent("entry", (_, _) -> new BsonString("copy/" + to));
        return copy;
    }

    private static BsonDocument copied(BsonDocument document, Pattern from, String to) {
        var copy = new BsonDocument();
        document.forEach((name, value) -> copy.put(name, value(value, from, to)));
        return copy;
    }

    private static BsonValue value(BsonValue value, Pattern from, String to) {
        return switch (value) {
            case BsonDocument document -> copied(document, from, to);
            case BsonArray array ->
                new BsonArray(List.copyOf(
                        array.stream().map(one -> value(one, from, to)).toList()));
            case BsonString text -> new BsonString(from.matcher(text.getValue()).replaceAll(to));
            case BsonInt64 number
            when from.matcher(String.valueOf(number.getValue())).matches() -> new BsonInt64(Long.parseLong(to));
            default -> value;
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
