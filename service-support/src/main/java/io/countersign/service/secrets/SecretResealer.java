package io.countersign.service.secrets;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.type;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.countersign.platform.security.secret.SecretBox;
import io.countersign.platform.security.secret.UnreadableSecretException;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonType;
import org.bson.Document;

/**
 * Seals every secret that another key sealed by the current key. Each document is replaced by compare-and-set on its sealed
 * text, so that the service may run meanwhile and a repeat goes on where an earlier run ended.
 */
final class SecretResealer {

    private final MongoDatabase database;
    private final SecretBox box;

    SecretResealer(MongoDatabase database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    /**
     * What was found.
     *
     * @param resealed sealed by the current key now
     * @param current sealed by the current key before
     * @param unreadable the ids of documents whose secret no configured key opens, with the cause
     */
    record Summary(long resealed, long current, List<String> unreadable) {

        Summary {
            unreadable = List.copyOf(unreadable);
        }
    }

    Summary reseal(SealedField sealed) {
        var secrets = database.getCollection(sealed.collection());
        var unreadable = new ArrayList<String>();
        long resealed = 0;
        long current = 0;
        for (var document : secrets.find(type(sealed.field(), BsonType.STRING))
                .projection(Projections.include(sealed.field(), sealed.owner()))) {
            var text = document.getString(sealed.field());
            if (box.isCurrent(text)) {
                current++;
                continue;
            }
            try {
                resealed += replace(secrets, document, sealed, text);
            } catch (UnreadableSecretException failed) {
                unreadable.add(document.get("_id") + ": " + failed.getMessage());
            }
        }
        return new Summary(resealed, current, unreadable);
    }

    /** Returns 0 if the service wrote the secret meanwhile, sealed by its own current key. */
    private long replace(MongoCollection<Document> secrets, Document document, SealedField sealed, String text) {
        var owner = String.valueOf(document.get(sealed.owner()));
        var fresh = box.seal(box.open(text, owner), owner);
        return secrets.updateOne(
                        and(eq("_id", document.get("_id")), eq(sealed.field(), text)),
                        Updates.set(sealed.field(), fresh))
                .getModifiedCount();
    }
}
