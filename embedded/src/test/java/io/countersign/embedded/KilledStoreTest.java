package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** The store runs as a separate process and is killed during concurrent writes. */
class KilledStoreTest {

    private static final int WRITERS = 16;

    @TempDir
    Path dir;

    private final Set<String> inserted = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> raised = new ConcurrentHashMap<>();
    private final AtomicLong acknowledged = new AtomicLong();

    private @Nullable Process process;

    @AfterEach
    void stopProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @RepeatedTest(2)
    void holdsEveryAcknowledgedWriteAfterAKill() throws IOException {
        var process = storeProcess();
        this.process = process;
        try (var client = MongoClients.create(uriOf(process));
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, WRITERS).forEach(w -> writers.execute(() -> write(w, documents(client))));
            await().atMost(WaitLimit.LIMIT).until(() -> acknowledged.get() > 2_000);

            process.destroyForcibly();
        }
        process.onExit().join();

        try (var store = EmbeddedStore.onDisk(file(), 0);
                var client = MongoClients.create(store.uri())) {
            assertHoldsAllIn(documents(client));
        }
    }

    private void write(int writer, MongoCollection<Document> documents) {
        var counter = "counter-" + writer;
        try {
            documents.createIndex(new Document("n", 1));
            documents.insertOne(new Document("_id", counter).append("n", 0));
            for (int n = 1; ; n++) {
                var id = writer + "-" + n;
                documents.insertOne(new Document("_id", id));
                inserted.add(id);
                documents.updateOne(new Document("_id", counter).append("n", n - 1), Updates.set("n", n));
                raised.put(counter, n);
                acknowledged.addAndGet(2);
            }
        } catch (MongoException killed) {
            return;
        }
    }

    private void assertHoldsAllIn(MongoCollection<Document> documents) {
        var ids = new HashSet<String>();
        var counters = new HashMap<String, Integer>();
        for (var document : documents.find()) {
            ids.add(document.getString("_id"));
            counters.put(document.getString("_id"), document.getInteger("n"));
        }
        assertThat(ids).containsAll(inserted);
        counters.forEach((id, n) -> assertThat(documents.find(new Document("_id", id).append("n", n)))
                .hasSize(1));
        assertThat(documents.countDocuments(new Document("n", new Document("$gte", 0))))
                .isEqualTo(WRITERS);
        assertThat(raised).allSatisfy((id, n) -> assertThat(counters.get(id)).isGreaterThanOrEqualTo(n));
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("kill").getCollection("documents");
    }

    private Path file() {
        return dir.resolve("store.mv");
    }

    private Process storeProcess() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("java.class.path");
        var main = StoreMain.class.getName();
        return new ProcessBuilder(List.of(java, "-cp", classes, main, "--port", "0", "--data", file().toString()))
                .redirectError(dir.resolve("errors").toFile())
                .start();
    }

    private static String uriOf(Process process) throws IOException {
        var lines = new BufferedReader(process.inputReader());
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("store ready at ")) {
                return line.substring("store ready at ".length()) + "/?serverSelectionTimeoutMS=4000";
            }
        }
        throw new IllegalStateException("The store did not start");
    }
}
