package io.countersign.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store in memory and a client of it for each test. */
abstract class StoreTest {

    private @Nullable EmbeddedStore store;
    private @Nullable MongoClient client;

    EmbeddedStore open() {
        return EmbeddedStore.inMemory(0);
    }

    @BeforeEach
    final void connect() {
        store = open();
        client = MongoClients.create(store.uri());
    }

    @AfterEach
    final void disconnect() {
        client().close();
        store().close();
    }

    final EmbeddedStore store() {
        return Objects.requireNonNull(store);
    }

    final MongoClient client() {
        return Objects.requireNonNull(client);
    }

    final MongoDatabase database() {
        return client().getDatabase("test");
    }

    final MongoCollection<Document> documents() {
        return database().getCollection("documents");
    }
}
