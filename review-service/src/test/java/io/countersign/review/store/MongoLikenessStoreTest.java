package io.countersign.review.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.image.LikenessStore;
import io.countersign.review.domain.image.LikenessStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class MongoLikenessStoreTest implements LikenessStoreContract {

    @SuppressWarnings("NullAway.Init")
    private static MongoClient client;

    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "countersign_review");

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

    @Override
    public LikenessStore store() {
        return new MongoLikenessStore(database);
    }
}
