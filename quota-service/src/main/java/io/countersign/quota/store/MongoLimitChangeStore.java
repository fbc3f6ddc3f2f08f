package io.countersign.quota.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.UniqueWrites;
import io.countersign.quota.domain.LimitChange;
import io.countersign.quota.domain.LimitChangeStore;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** What operators did, in the collection {@code acts}, one document each, for good. */
@Component
final class MongoLimitChangeStore implements LimitChangeStore {

    private final MongoCollection<Document> acts;

    MongoLimitChangeStore(MongoDatabase database) {
        this.acts = database.getCollection("acts");
    }

    @Override
    public void record(LimitChange act) {
        UniqueWrites.insert(
                acts,
                new Document("_id", "limit:" + act.account() + ":" + act.version())
                        .append("schema", 1)
                        .append("act", "limit")
                        .append("account", act.account().value())
                        .append("by", act.by())
                        .append("at", Date.from(act.at()))
                        .append("from", act.from())
                        .append("to", act.to()));
    }
}
