package io.countersign.platform.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Base of the tests of one store, and of those that measure stored documents: a database of its own for each test. */
public abstract class MeasuredDatabase {

    protected static final int KB = 1024;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MongoClient client;

    protected final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "sizes");

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestServers.mongoUri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    /** The stored document's size in bytes. */
    protected final int size(String collection, String id) {
        var stored = database.getCollection(collection, RawBsonDocument.class)
                .find(new Document("_id", id))
                .first();
        return Objects.requireNonNull(stored).getByteBuffer().remaining();
    }
}
