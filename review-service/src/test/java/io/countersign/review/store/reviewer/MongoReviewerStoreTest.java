package io.countersign.review.store.reviewer;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.reviewer.ReviewerStore;
import io.countersign.review.domain.reviewer.ReviewerStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class MongoReviewerStoreTest implements ReviewerStoreContract {

    @SuppressWarnings("NullAway.Init")
    private static MongoClient client;

    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "countersign_review")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));

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
    public ReviewerStore store() {
        return new MongoReviewerStore(MongoTemplates.of(database));
    }
}
