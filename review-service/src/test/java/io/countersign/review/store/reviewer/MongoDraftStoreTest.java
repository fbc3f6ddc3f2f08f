package io.countersign.review.store.reviewer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.reviewer.DraftStore;
import io.countersign.review.domain.reviewer.DraftStoreContract;
import org.junit.jupiter.api.AfterEach;

class MongoDraftStoreTest implements DraftStoreContract {

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "drafts");
    private final DraftStore drafts = new MongoDraftStore(MongoTemplates.of(database));

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Override
    public DraftStore drafts() {
        return drafts;
    }
}
