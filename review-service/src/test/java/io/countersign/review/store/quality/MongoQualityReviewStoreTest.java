package io.countersign.review.store.quality;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.quality.QualityReviewStore;
import io.countersign.review.domain.quality.QualityReviewStoreContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class MongoQualityReviewStoreTest implements QualityReviewStoreContract {

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "review");

    @BeforeEach
    void createIndexes() {
        new IndexInitializer(database, List.of(QualityStoreIndexes.REVIEWS), IndexMode.CREATE).run();
    }

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    @Override
    public QualityReviewStore store() {
        return new MongoQualityReviewStore(MongoTemplates.of(database));
    }
}
