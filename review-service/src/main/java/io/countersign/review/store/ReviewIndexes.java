package io.countersign.review.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.countersign.platform.kafka.StartupCheck;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Makes each collection's indexes in one go, before there is data. */
@Component
class ReviewIndexes implements StartupCheck {

    private final MongoDatabase database;

    ReviewIndexes(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public void run() {
        var open = new IndexModel(new Document(CaseDocument.OPEN, 1), new IndexOptions().sparse(true));
        database.getCollection(MongoCaseStore.CASES).createIndexes(List.of(open));
        var at = new IndexModel(new Document(MongoCaseStore.AT, 1));
        database.getCollection(MongoCaseStore.UNSETTLED).createIndexes(List.of(at));
        var newestFirst = new IndexModel(new Document(MongoShadowDisagreementStore.AT, -1).append("_id", -1));
        database.getCollection(MongoShadowDisagreementStore.DISSENTS).createIndexes(List.of(newestFirst));
    }
}
