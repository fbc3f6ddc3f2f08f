package io.countersign.review.store.cases;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.queue.QueueListStore;
import io.countersign.review.domain.queue.QueueListStoreContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

class MongoQueueListStoreTest implements QueueListStoreContract {

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "lists")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    private final QueueListStore lists = new MongoQueueListStore(database, CollectionNames.CURRENT, new JsonMapper());

    @BeforeEach
    void index() {
        new IndexInitializer(database, List.of(CaseStoreIndexes.CASES), IndexMode.CREATE).run();
    }

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Override
    public QueueListStore lists() {
        return lists;
    }

    @Override
    public void save(List<Case> cases) {
        new MongoCaseStore(database, CollectionNames.CURRENT, new JsonMapper()).save(cases);
    }
}
