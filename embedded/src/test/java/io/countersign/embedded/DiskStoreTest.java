package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest extends StoreContract {

    private static final int WRITERS = 8;
    private static final int FIELDS = 60;
    private static final int GROWTH = 20;

    @TempDir
    Path dir;

    @Override
    EmbeddedStore open() {
        return EmbeddedStore.onDisk(dir.resolve("store.mv"), 0);
    }

    @Test
    void restoresValuesOfAllTypesFromTheFile() {
        var everything = new Document("_id", "a")
                .append("text", "签名")
                .append("int", 1)
                .append("long", 1L << 40)
                .append("double", 1.5)
                .append("decimal", Decimal128.parse("1.10"))
                .append("yes", true)
                .append("nothing", null)
                .append("time", Date.from(Instant.EPOCH))
                .append("object", new ObjectId())
                .append("bytes", new Binary(new byte[300_000]))
                .append("list", List.of("x", new Document("y", 1)));
        inOtherFile(documents -> documents.insertOne(everything));

        inOtherFile(documents -> assertThat(documents.find().first()).isEqualTo(everything));
    }

    @Test
    void keepsUniqueKeysAcrossARestart() {
        inOtherFile(documents -> {
            documents.createIndex(new Document("name", 1), new IndexOptions().unique(true));
            documents.insertOne(new Document("_id", 1).append("name", "x"));
        });

        inOtherFile(documents -> {
            assertThat(documents
                            .find(new Document("name", "x").append("_id", 1))
                            .first())
                    .isNotNull();
            assertThat(documents.listIndexes()).hasSize(2);
        });
    }

    @Test
    void keepsTheFileBoundedWhenDocumentsAreRewritten() throws IOException {
        var content = "x".repeat(2_000);
        inOtherFile(documents -> {
            for (int n = 0; n < 4_000; n++) {
                documents.replaceOne(
                        new Document("_id", n % 10), new Document("n", n).append("content", content), upsert());
            }
        });

        assertThat(Files.size(otherFile())).isLessThan(4L << 20);
    }

    private static com.mongodb.client.model.ReplaceOptions upsert() {
        return new com.mongodb.client.model.ReplaceOptions().upsert(true);
    }

    private Path otherFile() {
        return dir.resolve("other.mv");
    }

    /** A commit that stored a document during its update would fail, and every later commit as well. */
    @Test
    void commitsDuringConcurrentUpdates() {
        var field = new AtomicInteger();
        inOtherFile(documents -> {
            documents.insertMany(IntStream.range(0, WRITERS)
                    .mapToObj(i -> new Document("_id", i))
                    .toList());
            try (var threads = Executors.newFixedThreadPool(WRITERS)) {
                IntStream.range(0, WRITERS)
                        .forEach(i ->
                                threads.execute(() -> IntStream.range(0, FIELDS).forEach(_ -> {
                                    documents.updateOne(
                                            new Document("_id", i),
                                            new Document("$set", grown(field.getAndAdd(GROWTH))));
                                })));
            }

            assertThat(documents.find().into(new ArrayList<>()))
                    .allSatisfy(document -> assertThat(document).hasSize(1 + FIELDS * GROWTH));
        });
    }

    private static Document grown(int from) {
        var fields = new Document();
        IntStream.range(from, from + GROWTH).forEach(number -> fields.append("f" + number, number));
        return fields;
    }

    private void inOtherFile(Consumer<MongoCollection<Document>> work) {
        try (var store = EmbeddedStore.onDisk(otherFile(), 0);
                MongoClient client = MongoClients.create(store.uri())) {
            work.accept(client.getDatabase("kept").getCollection("documents"));
        }
    }
}
