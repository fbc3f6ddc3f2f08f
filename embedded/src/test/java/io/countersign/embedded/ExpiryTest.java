package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryTest {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    @TempDir
    Path dir;

    @Test
    void documentsInMemoryExpire() {
        try (var store = EmbeddedStore.inMemory(0, Duration.ZERO, INTERVAL);
                var client = MongoClients.create(store.uri())) {
            expireIn(client.getDatabase("test").getCollection("documents"));
        }
    }

    @Test
    void documentsOnDiskExpireAlsoAfterARestart() {
        try (var store = EmbeddedStore.onDisk(dir.resolve("store.mv"), 0, Duration.ZERO, INTERVAL);
                var client = MongoClients.create(store.uri())) {
            expireIn(client.getDatabase("test").getCollection("documents"));
        }
        try (var store = EmbeddedStore.onDisk(dir.resolve("store.mv"), 0, Duration.ZERO, INTERVAL);
                var client = MongoClients.create(store.uri())) {
            var documents = client.getDatabase("test").getCollection("documents");
            assertThat(ids(documents)).containsExactly("later", "none", "text");
            documents.insertOne(document("old", before(2)));
            await().atMost(WaitLimit.LIMIT).until(() -> !ids(documents).contains("old"));
        }
    }

    private static void expireIn(MongoCollection<Document> documents) {
        documents.createIndex(new Document("at", 1), new IndexOptions().expireAfter(1L, TimeUnit.HOURS));
        documents.insertMany(List.of(
                document("old", before(2)),
                document("later", before(0)),
                document("text", "not a date"),
                document("several", List.of(before(0), before(3))),
                new Document("_id", "none")));

        await().atMost(WaitLimit.LIMIT).until(() -> ids(documents).equals(List.of("later", "none", "text")));
    }

    private static Document document(String id, Object at) {
        return new Document("_id", id).append("at", at);
    }

    private static Date before(int hours) {
        return Date.from(Instant.now().minus(Duration.ofHours(hours)));
    }

    private static List<String> ids(MongoCollection<Document> documents) {
        return documents
                .find()
                .sort(new Document("_id", 1))
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
    }
}
