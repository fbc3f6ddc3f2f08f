package io.countersign.operations.letters;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.countersign.operations.shell.Connection;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Who re-drove which letter and when: the collection {@code acts} of a database of the operators' own. */
final class Acts {

    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> acts;

    Acts(Connection connection, MongoClient client) {
        acts = connection.database(client, "operations").getCollection("acts");
    }

    boolean wasRedriven(DeadLetter letter) {
        return acts.find(new Document("_id", id(letter))).first() != null;
    }

    /** Durable on return. */
    void record(DeadLetter letter, String by, Instant at) {
        var act = new Document("by", by).append("at", Date.from(at));
        try {
            acts.insertOne(new Document("_id", id(letter))
                    .append("schema", 1)
                    .append("act", "redrive")
                    .append("topic", letter.topic())
                    .append("event", letter.eventId())
                    .append("account", letter.key())
                    .append("times", List.of(act)));
        } catch (MongoWriteException again) {
            if (again.getError().getCode() != DUPLICATE_KEY) {
                throw again;
            }
            acts.updateOne(new Document("_id", id(letter)), new Document("$push", new Document("times", act)));
        }
    }

    private static String id(DeadLetter letter) {
        return "redrive:" + letter.address();
    }
}
