package io.countersign.embedded;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Behaviour of the store towards its clients, in memory and on disk. */
abstract class StoreContract {

    private static final int THREADS = 64;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoCollection<Document> collection;

    abstract EmbeddedStore open();

    @BeforeEach
    void connect() {
        store = open();
        client = MongoClients.create(store.uri());
        collection = client.getDatabase("contract").getCollection("documents");
    }

    @AfterEach
    void disconnect() {
        client.close();
        store.close();
    }

    @Test
    void appliesTheRestOfAFilterAfterFindingTheId() {
        collection.insertOne(new Document("_id", "a").append("version", 3));

        var stale = collection.updateOne(new Document("_id", "a").append("version", 2), set("by", "stale"));
        var current = collection.updateOne(new Document("_id", "a").append("version", 3), set("by", "current"));

        assertThat(stale.getMatchedCount()).isZero();
        assertThat(current.getMatchedCount()).isOne();
        assertThat(collection.find(new Document("_id", "a")).first()).containsEntry("by", "current");
    }

    @Test
    void appliesTheRestOfAFilterAfterFindingSeveralIds() {
        collection.insertMany(numbered(10));

        var found = collection
                .find(new Document("_id", new Document("$in", List.of("d3", "d4", "none"))).append("n", 4))
                .into(new ArrayList<>());

        assertThat(found).extracting(document -> document.get("_id")).containsExactly("d4");
    }

    @Test
    void appliesTheRestOfAFilterAfterFindingAUniqueKey() {
        collection.createIndex(new Document("name", 1), new IndexOptions().unique(true));
        collection.insertMany(List.of(
                new Document("_id", 1).append("name", "x").append("open", true),
                new Document("_id", 2).append("name", "y").append("open", true)));

        var closed =
                collection.find(new Document("name", "x").append("open", false)).first();
        var open =
                collection.find(new Document("name", "x").append("open", true)).first();

        assertThat(closed).isNull();
        assertThat(open).containsEntry("_id", 1);
    }

    @Test
    void appliesEachVersionByOneOfManyConditionalUpdates() {
        collection.insertOne(new Document("_id", "ledger").append("version", 0).append("sum", 0));

        long won =
                concurrently(() -> Stream.generate(this::raiseOnce)
                                .limit(40)
                                .filter(Boolean::booleanValue)
                                .count())
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum();

        assertThat(won).isPositive();
        assertThat(collection.find(new Document("_id", "ledger")).first())
                .containsEntry("version", (int) won)
                .containsEntry("sum", (int) won);
    }

    private boolean raiseOnce() {
        var read = read("ledger");
        return collection
                        .updateOne(
                                new Document("_id", "ledger").append("version", read.get("version")),
                                combine(inc("version", 1), set("sum", read.getInteger("sum") + 1)))
                        .getMatchedCount()
                == 1;
    }

    @Test
    void returnsEachDocumentWithAllOrNoneOfAnUpdate() {
        var fields = IntStream.range(0, 200).mapToObj(i -> "f" + i).toList();
        collection.insertOne(all(fields, 0).append("_id", "whole"));

        var shown = concurrently(() -> IntStream.range(1, 30)
                .mapToObj(n -> {
                    collection.updateOne(new Document("_id", "whole"), new Document("$set", all(fields, n)));
                    var read = read("whole");
                    return fields.stream().map(read::get).distinct().count();
                })
                .toList());

        assertThat(shown).allSatisfy(counts -> assertThat(counts).containsOnly(1L));
    }

    private static Document all(List<String> fields, int value) {
        var document = new Document();
        fields.forEach(field -> document.append(field, value));
        return document;
    }

    @Test
    void assignsEachNumberByOneOfManyConditionalFindAndModifies() {
        collection.insertOne(new Document("_id", "ids").append("n", 0));

        var taken = concurrently(() ->
                        IntStream.range(0, 20).map(i -> takeNumber()).boxed().toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(taken).hasSize(THREADS * 20).doesNotHaveDuplicates();
    }

    private int takeNumber() {
        while (true) {
            int n = read("ids").getInteger("n");
            var before = collection.findOneAndUpdate(new Document("_id", "ids").append("n", n), set("n", n + 1));
            if (before != null) {
                return n;
            }
        }
    }

    @Test
    void acceptsOneOfManyInsertsOfAnId() {
        var errors = concurrently(() -> {
            try {
                collection.insertOne(new Document("_id", "key"));
                return 0;
            } catch (MongoWriteException e) {
                return e.getError().getCode();
            }
        });

        assertThat(errors).containsOnly(0, 11000).containsOnlyOnce(0);
    }

    @Test
    void rejectsASecondDocumentWithAUniqueKey() {
        collection.createIndex(new Document("name", 1), new IndexOptions().unique(true));
        collection.insertOne(new Document("_id", 1).append("name", "x"));

        assertThatThrownBy(() -> collection.insertOne(new Document("_id", 2).append("name", "x")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        refused -> assertThat(refused.getError().getCode()).isEqualTo(11000));
    }

    private Document read(String id) {
        return Objects.requireNonNull(collection.find(new Document("_id", id)).first());
    }

    static List<Document> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Document("_id", "d" + n).append("n", n))
                .toList();
    }

    private static <T> List<T> concurrently(Callable<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.generate(() -> threads.submit(work)).limit(THREADS).toList();
            return all.stream().map(StoreContract::resultOf).toList();
        }
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
