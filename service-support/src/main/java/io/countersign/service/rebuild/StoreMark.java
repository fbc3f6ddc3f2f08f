package io.countersign.service.rebuild;

import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.UniqueWrites;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * The document without which a service with committed offsets refuses to start. It is absent while collections are
 * renamed, so that no service starts on a store of which only a part is rebuilt.
 */
record StoreMark(MongoDatabase database, String group) {

    private static final Document ID = new Document("_id", "store");

    void remove() {
        database.getCollection("meta").deleteOne(ID);
    }

    void set(Instant now) {
        UniqueWrites.insert(
                database.getCollection("meta"),
                new Document(ID).append("schema", 1).append("group", group).append("since", Date.from(now)));
    }
}
