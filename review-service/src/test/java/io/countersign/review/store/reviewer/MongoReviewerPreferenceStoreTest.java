package io.countersign.review.store.reviewer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.reviewer.ReviewerPreferenceStore;
import io.countersign.review.domain.reviewer.ReviewerPreferenceStoreContract;
import org.junit.jupiter.api.AfterEach;

class MongoReviewerPreferenceStoreTest implements ReviewerPreferenceStoreContract {

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "preferences");
    private final ReviewerPreferenceStore preferences = new MongoReviewerPreferenceStore(MongoTemplates.of(database));

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Override
    public ReviewerPreferenceStore preferences() {
        return preferences;
    }
}
