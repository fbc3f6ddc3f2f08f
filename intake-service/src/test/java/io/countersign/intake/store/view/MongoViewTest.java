package io.countersign.intake.store.view;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.account.AppealStore;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("NullAway.Init") // set before each test
class MongoViewTest implements ViewStoreContract, AppealsAndLimitsContract {

    private static MongoClient client;

    private ViewStore views;
    private AppealStore appeals;
    private AccountLimitStore limits;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestServers.mongoUri());
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @BeforeEach
    void open() {
        var database = client.getDatabase(TestServers.freshPrefix() + "intake")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        views = new MongoViewStore(database, CollectionNames.CURRENT, new JsonMapper());
        appeals = new MongoAppealStore(database, CollectionNames.CURRENT);
        limits = new MongoAccountLimitStore(database, CollectionNames.CURRENT);
        new IndexInitializer(database, List.of(ViewIndexes.VIEWS), IndexMode.CREATE).run();
    }

    @Override
    public ViewStore store() {
        return views;
    }

    @Override
    public AppealStore appeals() {
        return appeals;
    }

    @Override
    public AccountLimitStore limits() {
        return limits;
    }
}
