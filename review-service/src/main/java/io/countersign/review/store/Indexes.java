package io.countersign.review.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.countersign.platform.kafka.StartCheck;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Makes each collection's indexes in one go, before there is data. */
@Component
class Indexes implements StartCheck {

    private final MongoDatabase database;

    Indexes(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public void run() {
        var open = new IndexModel(new Document(CaseDocument.OPEN, 1), new IndexOptions().sparse(true));
        database.getCollection(MongoCases.CASES).createIndexes(List.of(open));
        var at = new IndexModel(new Document(MongoCases.AT, 1));
        database.getCollection(MongoCases.UNSETTLED).createIndexes(List.of(at));
        var newestFirst = new IndexModel(new Document(MongoDissents.AT, -1).append("_id", -1));
        database.getCollection(MongoDissents.DISSENTS).createIndexes(List.of(newestFirst));
    }
}
