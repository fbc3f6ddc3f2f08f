package io.countersign.intake.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

@SuppressWarnings("NullAway.Init") // set before each test
class MongoTest implements RecordsContract {

    private static MongoClient client;

    private Stores stores;

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
        stores = new Stores(
                new MongoIdBlockStore(database),
                new MongoRevisionCounterStore(database),
                new MongoIdempotencyStore(MongoTemplates.of(database), InstantSource.system()),
                new MongoAccountStore(MongoTemplates.of(database)),
                new MongoCertificateStore(database));
        new IndexInitializer(database, List.of(IdempotencyDocument.INDEXES), IndexMode.CREATE).run();
    }

    @Override
    public Stores stores() {
        return stores;
    }
}
