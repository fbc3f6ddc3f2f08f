package io.countersign.quota.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.TestServers;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One fresh database for the store tests. */
final class TestDatabase {

    static final MongoDatabase FRESH = MongoClients.create(TestServers.mongoUri())
            .getDatabase(TestServers.freshPrefix() + "quota_store")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));

    static final MongoTemplate TEMPLATE = MongoTemplates.of(FRESH);

    private TestDatabase() {}
}
