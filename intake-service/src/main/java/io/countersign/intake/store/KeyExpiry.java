package io.countersign.intake.store;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.countersign.platform.service.StartupCheck;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets a server that can do so forget keys after a week; clients are promised a day. */
@Component
final class KeyExpiry implements StartupCheck {

    private static final Logger LOG = LoggerFactory.getLogger(KeyExpiry.class);
    private static final long DAYS = 7;

    private final MongoDatabase database;

    KeyExpiry(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public void run() {
        try {
            database.getCollection(MongoIdempotencyStore.COLLECTION)
                    .createIndex(
                            new Document(MongoIdempotencyStore.AT, 1),
                            new IndexOptions().expireAfter(DAYS, TimeUnit.DAYS));
        } catch (MongoCommandException refused) {
            LOG.atWarn()
                    .addKeyValue("code", refused.getErrorCode())
                    .addKeyValue("cause", refused.getErrorMessage())
                    .log("The store does not expire keys: they are kept");
        }
    }
}
