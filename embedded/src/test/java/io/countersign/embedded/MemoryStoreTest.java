package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {

    @Override
    EmbeddedStore open() {
        return EmbeddedStore.inMemory(0);
    }

    @Test
    void delaysEachCommandByTheConfiguredLatency() {
        try (var slow = EmbeddedStore.inMemory(0, Duration.ofMillis(200));
                var client = MongoClients.create(slow.uri())) {
            var collection = client.getDatabase("slow").getCollection("documents");
            long start = System.nanoTime();

            collection.insertOne(new Document("_id", 1));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
        }
    }
}
