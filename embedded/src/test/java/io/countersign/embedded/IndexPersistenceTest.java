package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ExplainVerbosity;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexPersistenceTest {

    private static final int THREADS = 8;
    private static final int CHANGES = 300;

    @TempDir
    Path dir;

    @Test
    void indexesAreKeptAcrossARestart() {
        in(documents -> {
            documents.createIndex(new Document("n", -1), new IndexOptions().sparse(true));
            documents.createIndex(new Document("tags", 1));
            documents.insertMany(StoreContract.numbered(1_000));
            documents.updateOne(Filters.eq("n", 7), Updates.set("tags", List.of("a", "b")));
        });

        in(documents -> {
            assertThat(examined(documents, Filters.lt("n", 5))).isEqualTo(5);
            assertThat(documents
                            .find(Filters.lt("n", 5))
                            .sort(new Document("n", 1))
                            .first())
                    .containsEntry("_id", "d0");
            assertThat(documents.find(Filters.in("tags", "a", "b")).into(new ArrayList<>()))
                    .hasSize(1);
            documents.deleteOne(Filters.eq("n", 3));
            documents.insertOne(new Document("_id", "new").append("n", 2));
        });

        in(documents -> assertThat(examined(documents, Filters.lt("n", 5))).isEqualTo(5));
    }

    private static int examined(MongoCollection<Document> documents, org.bson.conversions.Bson filter) {
        return documents
                .find(filter)
                .explain(ExplainVerbosity.EXECUTION_STATS)
                .get("executionStats", Document.class)
                .getInteger("totalDocsExamined");
    }

    @Test
    void aFailedIndexBuildLeavesNothing() {
        in(documents -> {
            documents.insertMany(List.of(
                    new Document("_id", 1).append("n", 1),
                    new Document("_id", 2).append("n", 2),
                    new Document("_id", 3).append("n", 1)));
            assertThatThrownBy(() -> documents.createIndex(new Document("n", 1), new IndexOptions().unique(true)))
                    .isInstanceOf(DuplicateKeyException.class);
            documents.deleteOne(Filters.eq(3));
            documents.createIndex(new Document("n", 1), new IndexOptions().unique(true));
        });

        in(documents -> {
            assertThat(ids(documents, Filters.gte("n", 1))).containsExactly(1, 2);
            assertThat(examined(documents, Filters.gte("n", 1))).isEqualTo(2);
        });
    }

    @Test
    void concurrentChangesLeaveIndexesConsistent() {
        in(documents -> {
            documents.createIndex(new Document("a", 1).append("b", 1));
            documents.createIndex(new Document("b", 1), new IndexOptions().sparse(true));
            try (var threads = Executors.newFixedThreadPool(THREADS)) {
                for (int thread = 0; thread < THREADS; thread++) {
                    var random = new Random(thread);
                    threads.execute(() -> change(documents, random));
                }
            }
            assertConsistent(documents);
        });
        in(IndexPersistenceTest::assertConsistent);
    }

    private static void change(MongoCollection<Document> documents, Random random) {
        for (int i = 0; i < CHANGES; i++) {
            var id = Filters.eq(random.nextInt(100));
            switch (random.nextInt(4)) {
                case 0 -> documents.deleteOne(id);
                case 1 -> documents.updateMany(Filters.gt("a", random.nextInt(10)), Updates.unset("b"));
                default ->
                    documents.updateOne(
                            id,
                            Updates.combine(Updates.set("a", random.nextInt(10)), Updates.set("b", random.nextInt(10))),
                            new com.mongodb.client.model.UpdateOptions().upsert(true));
            }
        }
    }

    /** The filters with an expression are not served by an index. */
    private static void assertConsistent(MongoCollection<Document> documents) {
        for (var field : List.of("a", "b")) {
            for (int value = 0; value < 10; value++) {
                var scanned = Filters.expr(new Document("$eq", List.of("$" + field, value)));
                assertThat(ids(documents, Filters.eq(field, value))).isEqualTo(ids(documents, scanned));
            }
        }
    }

    private static List<Object> ids(MongoCollection<Document> documents, org.bson.conversions.Bson filter) {
        return documents
                .find(filter)
                .sort(new Document("_id", 1))
                .map(found -> found.get("_id"))
                .into(new ArrayList<>());
    }

    @Test
    void aFileOfAnEarlierFormatIsRejected() {
        var file = dir.resolve("store.mv");
        try (var earlier = MVStore.open(file.toString())) {
            earlier.openMap("databases.kept.documents").put(1, "x");
        }

        assertThatThrownBy(() -> EmbeddedStore.onDisk(file, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("earlier version");
    }

    private void in(Consumer<MongoCollection<Document>> use) {
        try (var store = EmbeddedStore.onDisk(dir.resolve("store.mv"), 0);
                var client = MongoClients.create(store.uri())) {
            use.accept(client.getDatabase("kept").getCollection("documents"));
        }
    }
}
