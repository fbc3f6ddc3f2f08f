package io.countersign.review.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.store.CollectionNames;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Makes each collection's indexes in one go, before there is data. */
@Component
class ReviewIndexes implements StartupCheck {

    private final MongoDatabase database;
    private final CollectionNames names;

    ReviewIndexes(MongoDatabase database, CollectionNames names) {
        this.database = database;
        this.names = names;
    }

    @Override
    public void run() {
        database.getCollection(names.of(MongoCaseStore.CASES))
                .createIndexes(List.of(
                        sparse("queue_position", QueueFields.POSITION),
                        sparse("queue_available", QueueFields.AVAILABLE_AT, QueueFields.POSITION),
                        sparse(
                                "queue_available_by_region",
                                QueueFields.REGION,
                                QueueFields.AVAILABLE_AT,
                                QueueFields.POSITION),
                        sparse("queue_submitted", QueueFields.SUBMITTED),
                        sparse("unsent_since", CaseDocument.UNSENT_SINCE)));
        var newestFirst = new IndexModel(new Document(MongoShadowDisagreementStore.AT, -1).append("_id", -1));
        database.getCollection(MongoShadowDisagreementStore.DISSENTS).createIndexes(List.of(newestFirst));
    }

    /** The fields of one index exist only together, so a compound sparse index holds no other case. */
    private static IndexModel sparse(String name, String... fields) {
        var keys = new Document();
        for (var field : fields) {
            keys.append(field, 1);
        }
        return new IndexModel(keys, new IndexOptions().name(name).sparse(true));
    }
}
