package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Indexes change which documents are examined and nothing else. Random queries and updates are executed on a collection
 * with indexes and on one without; both must agree. Runs against MongoDB as well.
 */
abstract class IndexContract {

    private static final int DOCUMENTS = 300;
    private static final int QUERIES = 600;
    private static final int CHANGES = 150;

    private MongoClient client;
    private MongoCollection<Document> indexed;
    private MongoCollection<Document> plain;

    abstract String uri();

    /** Called after the last use. */
    void stop() {}

    @BeforeEach
    void connect() {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        var database = client.getDatabase(
                "index_contract_" + UUID.randomUUID().toString().substring(0, 8));
        indexed = database.getCollection("indexed");
        plain = database.getCollection("plain");
    }

    @AfterEach
    void disconnect() {
        client.getDatabase(indexed.getNamespace().getDatabaseName()).drop();
        client.close();
        stop();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true"})
    void queriesFindTheSameWithAndWithoutIndexes(long seed, boolean arrays) {
        var random = new RandomDocuments(seed, arrays);
        fill(random, arrays);

        for (int i = 0; i < QUERIES; i++) {
            compare(random);
        }
    }

    @ParameterizedTest
    @CsvSource({"11, false", "12, true"})
    void queriesFindTheSameAfterChanges(long seed, boolean arrays) {
        var random = new RandomDocuments(seed, arrays);
        fill(random, arrays);

        for (int i = 0; i < CHANGES; i++) {
            change(random, i);
            compare(random);
        }
    }

    private void fill(RandomDocuments random, boolean arrays) {
        var documents = IntStream.range(0, DOCUMENTS).mapToObj(random::document).toList();
        plain.insertMany(documents);
        indexed.insertMany(documents.subList(0, DOCUMENTS / 2));
        indexed.createIndexes(indexes(arrays));
        indexed.insertMany(documents.subList(DOCUMENTS / 2, DOCUMENTS));
    }

    private static List<IndexModel> indexes(boolean arrays) {
        var sparse = new IndexOptions().sparse(true);
        var indexes = new ArrayList<>(List.of(
                new IndexModel(new Document("a", 1)),
                new IndexModel(new Document("a", 1).append("b", -1)),
                new IndexModel(new Document("b", 1).append("c", 1).append("_id", 1)),
                new IndexModel(new Document("c", -1).append("d.e", 1), sparse),
                new IndexModel(new Document("d.e", 1).append("a", 1).append("_id", -1)),
                new IndexModel(new Document("d.f", 1), new IndexOptions().sparse(true))));
        if (!arrays) {
            indexes.add(new IndexModel(new Document("b", -1).append("_id", -1), new IndexOptions().unique(true)));
        }
        return indexes;
    }

    private void compare(RandomDocuments random) {
        var filter = random.filter();
        assertThat(ids(indexed, filter)).as(filter.toJson()).isEqualTo(ids(plain, filter));
        assertThat(indexed.countDocuments(filter)).as(filter.toJson()).isEqualTo(plain.countDocuments(filter));
        var sort = random.sort();
        int skip = random.below(3);
        int limit = random.below(8);
        assertThat(page(indexed, filter, sort, skip, limit))
                .as("%s by %s, skip %d, limit %d", filter.toJson(), sort.toJson(), skip, limit)
                .isEqualTo(page(plain, filter, sort, skip, limit));
        var field = random.any(RandomDocuments.FIELDS);
        assertThat(groups(indexed, filter, field)).as(filter.toJson()).isEqualTo(groups(plain, filter, field));
    }

    private static List<Document> ids(MongoCollection<Document> collection, Document filter) {
        return collection.find(filter).projection(new Document("_id", 1)).into(new ArrayList<>()).stream()
                .sorted((left, right) -> Integer.compare(left.getInteger("_id"), right.getInteger("_id")))
                .toList();
    }

    private static List<Document> page(
            MongoCollection<Document> collection, Document filter, Document sort, int skip, int limit) {
        return collection.find(filter).sort(sort).skip(skip).limit(limit).into(new ArrayList<>());
    }

    private static List<Document> groups(MongoCollection<Document> collection, Document filter, String field) {
        return collection
                .aggregate(List.of(
                        Aggregates.match(filter),
                        Aggregates.group(
                                new Document("exists", new Document("$gt", List.of("$" + field, 2))),
                                Accumulators.sum("n", 1)),
                        Aggregates.sort(new Document("_id", 1))))
                .into(new ArrayList<>());
    }

    private void change(RandomDocuments random, int number) {
        var filter = random.filter();
        switch (random.below(5)) {
            case 0 -> {
                var document = random.document(DOCUMENTS + number);
                indexed.insertOne(document);
                plain.insertOne(document);
            }
            case 1 -> {
                var id = new Document("_id", random.below(DOCUMENTS));
                indexed.deleteOne(id);
                plain.deleteOne(id);
            }
            case 2 -> {
                var update =
                        new Document("$set", new Document("c", random.value())).append("$unset", new Document("d", 1));
                assertThat(indexed.updateMany(filter, update).getModifiedCount())
                        .isEqualTo(plain.updateMany(filter, update).getModifiedCount());
            }
            case 3 -> {
                var update = new Document("$set", new Document("b", random.value()));
                var filterById = new Document(filter).append("_id", new Document("$lt", random.below(DOCUMENTS)));
                assertThat(indexed.findOneAndUpdate(filterById, update, first()))
                        .isEqualTo(plain.findOneAndUpdate(filterById, update, first()));
            }
            default -> {
                var few = new Document(filter).append("_id", new Document("$gt", DOCUMENTS - 10));
                assertThat(indexed.deleteMany(few).getDeletedCount())
                        .isEqualTo(plain.deleteMany(few).getDeletedCount());
            }
        }
    }

    private static com.mongodb.client.model.FindOneAndUpdateOptions first() {
        return new com.mongodb.client.model.FindOneAndUpdateOptions().sort(new Document("_id", 1));
    }

    @Test
    void valuesSortByTypeThenByValue() {
        var values = new ArrayList<>();
        values.add(null);
        values.addAll(List.of(-1, 0.5, 1L, 2, "", "a", "b", "\uFF01", "\uD83D\uDE00"));
        values.add(new Document("x", 1));
        values.add(new org.bson.types.ObjectId(1, 1));
        values.addAll(List.of(false, true, java.util.Date.from(java.time.Instant.EPOCH)));
        for (int i = values.size() - 1; i >= 0; i--) {
            var document = new Document("_id", i).append("a", values.get(i));
            indexed.insertOne(document);
            plain.insertOne(document);
        }
        indexed.createIndex(new Document("a", 1));
        var ascending = IntStream.range(0, values.size()).boxed().toList();

        for (var collection : List.of(indexed, plain)) {
            var sorted = collection.find().sort(new Document("a", 1)).into(new ArrayList<>());
            assertThat(sorted).extracting(document -> document.get("_id")).isEqualTo(ascending);
            var reversed = collection.find().sort(new Document("a", -1)).into(new ArrayList<>());
            assertThat(reversed).extracting(document -> document.get("_id")).isEqualTo(ascending.reversed());
        }
    }
}
