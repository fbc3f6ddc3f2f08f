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

/** Fills collections with copies of their documents, each under another signature's id. */
public final class DocumentCopier implements AutoCloseable {

    private static final int BULK_SIZE = 1_000;
    private static final int MAX_TEMPLATES = 200;
    private static final int MIN_ID_LENGTH = 4;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final MongoClient client;

    public DocumentCopier(String uri) {
        client = MongoClients.create(uri);
    }

    /** A collection whose documents belong to one signature each; the document's id contains that of the signature. */
    public record SignatureCollection(String database, String collection) {}

    /**
     * Inserts {@code count} copies.
     *
     * @param first the id of the first copy; the others follow in ascending order
     */
    public void insert(SignatureCollection target, long first, int count) {
        var collection = client.getDatabase(target.database()).getCollection(target.collection(), BsonDocument.class);
        var templates = templates(collection);
        for (int from = 0; from < count && !templates.isEmpty(); from += BULK_SIZE) {
            var bulk = new ArrayList<BsonDocument>(BULK_SIZE);
            for (int i = from; i < Math.min(count, from + BULK_SIZE); i++) {
                var template = templates.get(i % templates.size());
                bulk.add(copy(template, signature(template), String.valueOf(first + i)));
            }
            collection.insertMany(bulk, new InsertManyOptions().ordered(false));
        }
    }

    /** Documents whose signature id is long enough not to occur as another number. */
    private static List<BsonDocument> templates(MongoCollection<BsonDocument> collection) {
        return collection.find().limit(2 * MAX_TEMPLATES).into(new ArrayList<>()).stream()
                .filter(document -> signature(document).length() >= MIN_ID_LENGTH)
                .limit(MAX_TEMPLATES)
                .toList();
    }

    /** The first number in the document's id, such as 1001 in {@code notice:1001:1}. */
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
            throw new IllegalArgumentException("No signature in " + id);
        }
        return number.group();
    }

    /** A copy for another signature. The unique field {@code entry} names the copy. */
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
