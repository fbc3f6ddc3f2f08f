package io.countersign.review.store.quality;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.copy.DeletedCertificateStore;
import io.countersign.review.domain.copy.DeletedCertificateStoreContract;
import org.junit.jupiter.api.AfterEach;

class MongoDeletedCertificateStoreTest implements DeletedCertificateStoreContract {

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "review");

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    @Override
    public DeletedCertificateStore store() {
        return new MongoDeletedCertificateStore(database);
    }
}
