package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An update is applied to a part of the document; its result is that of {@code findAndModify}, which takes all of it. */
class UpdateTest {

    private static final int BSON_OBJECT_TOO_LARGE = 10334;
    private static final String STORED = """
            {_id: 1, version: 1, name: 'a', at: {b: {c: 1, d: 'x'}, e: [1, 2, {f: 1}], g: null}, list: [3, 1, 2],
             parts: [{id: 'p', n: 1}, {id: 'q', n: 2}], '7': {'8': 'digit'}, last: true}""";

    private final EmbeddedStore store = EmbeddedStore.inMemory(0);
    private final MongoClient client = MongoClients.create(store.uri());
    private final MongoCollection<Document> updated = client.getDatabase("test").getCollection("updated");
    private final MongoCollection<Document> expected =
            client.getDatabase("test").getCollection("expected");

    @BeforeEach
    void insert() {
        replaceBoth(Document.parse(STORED));
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private void replaceBoth(Document document) {
        for (var collection : List.of(updated, expected)) {
            collection.deleteMany(new Document());
            collection.insertOne(document);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$set: {name: 'b'}}",
                "{$set: {name: 'a'}}",
                "{$set: {'at.b.c': 2, 'at.b.new': {x: 1}, other: 1}}",
                "{$set: {'at.new.deep.er': 1}, $unset: {'at.b.d': '', version: ''}}",
                "{$set: {'at.e.2.f': 9, 'list.0': 7, '7.8': 'changed', '7.9': 'added'}}",
                "{$set: {'list.5': 7}}",
                "{$set: {'name.x': 1}}",
                "{$set: {'at.g.x': 1}}",
                "{$set: {_id: 2}}",
                "{$set: {'at.b': 1, 'at.b.c': 2}}",
                "{$unset: {at: '', missing: '', 'missing.too': '', 'at.missing': ''}}",
                "{$unset: {'at.e.0': '', 'at.b': ''}}",
                "{$inc: {version: 1, 'at.b.c': 5, counter: 3}, $mul: {'at.b.product': 2}}",
                "{$inc: {name: 1}}",
                "{$min: {version: 0, 'at.b.c': 0}, $max: {'list.1': 9, 'at.h': 3}}",
                "{$push: {list: 4, 'at.e': {$each: [3, 4], $slice: -3}, history: {x: 1}}}",
                "{$push: {name: 1}}",
                "{$addToSet: {list: 3, 'at.e': 9}}",
                "{$pull: {parts: {id: 'p'}, list: 1}}",
                "{$pullAll: {list: [1, 2]}}",
                "{$pop: {list: 1, 'at.e': -1}}",
                "{$rename: {name: 'title', 'at.b.c': 'at.c', 'at.b.d': 'd'}}",
                "{$rename: {missing: 'title'}}",
                "{$setOnInsert: {inserted: true}}",
                "{$set: {'parts.$.n': 5}}",
                "{$set: {'parts.$': 5}, $inc: {version: 1}}",
                "{$unknown: {name: 1}}",
                "{$set: {name: 'b'}, version: 2}",
            })
    void equalsTheUpdateOfTheWholeDocument(String update) {
        assertEqualResults(Document.parse("{_id: 1, 'parts.id': 'q'}"), Document.parse(update), List.of());
    }

    @Test
    void appliesArrayFilters() {
        var update = Document.parse("{$set: {'parts.$[part].n': 8, 'parts.$[].all': 1}}");

        assertEqualResults(new Document("_id", 1), update, List.of(Document.parse("{'part.id': 'q'}")));
    }

    @Test
    void equalsTheUpdateOfTheWholeDocumentAtRandomPaths() {
        var random = new Random(50);
        for (int i = 0; i < 300; i++) {
            replaceBoth(new Document("_id", 1).append("a", value(random, 3)).append("b", value(random, 3)));
            var update = new Document(oneOf(random, "$set", "$unset", "$push", "$min"), paths(random))
                    .append("$max", new Document("z", i));
            assertEqualResults(new Document("_id", 1), update, List.of());
        }
    }

    private static Document paths(Random random) {
        var paths = new Document();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var path = new StringBuilder(oneOf(random, "a", "b", "c"));
            for (int depth = random.nextInt(3); depth > 0; depth--) {
                path.append('.').append(oneOf(random, "a", "b", "0", "1"));
            }
            paths.append(path.toString(), value(random, 1));
        }
        return paths;
    }

    private static Object value(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : 4);
        return switch (kind) {
            case 0 -> random.nextInt(5);
            case 1 -> oneOf(random, "x", "y");
            case 2 -> new ArrayList<>(List.of(value(random, depth - 1), value(random, depth - 1)));
            default -> new Document("a", value(random, depth - 1)).append("0", value(random, depth - 1));
        };
    }

    private static String oneOf(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private void assertEqualResults(Document filter, Document update, List<Document> arrayFilters) {
        var before = only(updated);
        var whole = new FindOneAndUpdateOptions()
                .returnDocument(ReturnDocument.AFTER)
                .arrayFilters(arrayFilters.isEmpty() ? null : arrayFilters);
        var part = new UpdateOptions().arrayFilters(arrayFilters.isEmpty() ? null : arrayFilters);

        var failure = failure(() -> updated.updateOne(filter, update, part).getModifiedCount());

        assertThat(failure)
                .as("%s", update)
                .isEqualTo(failure(() -> expected.findOneAndUpdate(filter, update, whole) == null));
        assertThat(only(updated)).as("%s of %s", update, before).isEqualTo(only(expected));
    }

    private static BsonDocument only(MongoCollection<Document> collection) {
        return Objects.requireNonNull(
                collection.withDocumentClass(BsonDocument.class).find().first());
    }

    /** @return the error code, or 0 if the command succeeded */
    private static int failure(Callable<Object> command) {
        try {
            command.call();
            return 0;
        } catch (MongoException e) {
            return e.getCode();
        } catch (Exception e) {
            return Integer.MAX_VALUE;
        }
    }

    @Test
    void updatesAllThatMatch() {
        updated.insertMany(List.of(Document.parse("{_id: 2, version: 1}"), Document.parse("{_id: 3, version: 2}")));

        var result = updated.updateMany(new Document("version", 1), Document.parse("{$set: {version: 2, x: 1}}"));

        assertThat(result.getMatchedCount()).isEqualTo(2);
        assertThat(result.getModifiedCount()).isEqualTo(2);
        assertThat(updated.countDocuments(new Document("x", 1))).isEqualTo(2);
    }

    @Test
    void countsADocumentThatDoesNotChangeAsMatchedOnly() {
        var result = updated.updateOne(new Document("_id", 1), Document.parse("{$set: {'at.b.c': 1}}"));

        assertThat(result.getMatchedCount()).isOne();
        assertThat(result.getModifiedCount()).isZero();
    }

    @Test
    void insertsIfNoDocumentMatches() {
        var result = updated.updateOne(
                new Document("_id", 9), Document.parse("{$set: {'a.b': 1}}"), new UpdateOptions().upsert(true));

        assertThat(result.getUpsertedId()).isNotNull();
        assertThat(updated.find(new Document("_id", 9)).first()).isEqualTo(Document.parse("{_id: 9, a: {b: 1}}"));
    }

    @Test
    void rejectsAnUpdateBeyondTheMaximumSizeOfADocument() {
        var half = "x".repeat(9 << 20);
        updated.createIndex(new Document("name", 1));
        updated.updateOne(new Document("_id", 1), new Document("$set", new Document("half", half)));
        var before = only(updated);
        var tooLarge = new Document("$set", new Document("name", "b").append("other", half));

        assertThat(failure(() -> updated.updateOne(new Document("_id", 1), tooLarge)))
                .isEqualTo(BSON_OBJECT_TOO_LARGE);
        assertThat(failure(() -> Objects.requireNonNull(updated.findOneAndUpdate(new Document("_id", 1), tooLarge))))
                .isEqualTo(BSON_OBJECT_TOO_LARGE);

        assertThat(only(updated)).isEqualTo(before);
        assertThat(updated.countDocuments(new Document("name", "a"))).isOne();
        assertThat(updated.countDocuments(new Document("name", "b"))).isZero();
    }

    @Test
    void findsDocumentsByACurrentDate() {
        updated.createIndex(new Document("changed", 1));
        var update = Document.parse("{$currentDate: {changed: true}}");

        for (int i = 0; i < 3; i++) {
            updated.findOneAndUpdate(new Document("_id", 1), update);
            updated.updateOne(new Document("_id", 1), update);
        }

        var changed = only(updated).get("changed");
        assertThat(updated.countDocuments(new Document("changed", changed))).isOne();
        updated.deleteOne(new Document("_id", 1));
        assertThat(updated.countDocuments(new Document("changed", new Document("$gt", Instant.EPOCH))))
                .isZero();
    }
}
