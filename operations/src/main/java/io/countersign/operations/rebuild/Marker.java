package io.countersign.operations.rebuild;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoDatabase;
import io.countersign.operations.shell.Connection;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** Tells a service that its store is meant to be there: it refuses to start on an empty one. */
final class Marker {

    private static final int DUPLICATE_KEY = 11_000;

    private static final Document ID = new Document("_id", "store");

    private Marker() {}

    static void remove(MongoDatabase database) {
        database.getCollection("meta").deleteOne(ID);
    }

    static void set(MongoDatabase database, Connection connection, String service, Instant now) {
        try {
            database.getCollection("meta")
                    .insertOne(new Document(ID)
                            .append("schema", 1)
                            .append("group", connection.group(service))
                            .append("since", Date.from(now)));
        } catch (MongoWriteException exists) {
            if (exists.getError().getCode() != DUPLICATE_KEY) {
                throw exists;
            }
        }
    }
}
