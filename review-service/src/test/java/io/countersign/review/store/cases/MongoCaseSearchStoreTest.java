package io.countersign.review.store.cases;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.report.CaseSearchContract;
import io.countersign.review.domain.report.CaseSearchStore;
import io.countersign.review.domain.report.ReviewerDecisionStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

class MongoCaseSearchStoreTest implements CaseSearchContract {

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "review")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    private final MongoCaseSearchStore searches =
            new MongoCaseSearchStore(database, CollectionNames.CURRENT, new JsonMapper());

    @BeforeEach
    void createIndexes() {
        new IndexInitializer(database, List.of(CaseStoreIndexes.CASES), IndexMode.CREATE).run();
    }

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    @Override
    public CaseStore store() {
        return new MongoCaseStore(database, CollectionNames.CURRENT, new JsonMapper());
    }

    @Override
    public CaseSearchStore searches() {
        return searches;
    }

    @Override
    public ReviewerDecisionStore reviewerDecisions() {
        return searches;
    }
}
