package io.countersign.notification.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import org.bson.Document;

/** How this service writes: unordered bulks in the order of their ids, and a key that exists is an answer. */
final class BulkWrites {

    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private BulkWrites() {}

    /** A flat filter, which every engine answers from the key. */
    static Document at(String id, long version) {
        return new Document("_id", id).append("version", version);
    }

    /**
     * Lets what exists stand; a bulk's counts say nothing, so the caller reads again what it must know.
     *
     * @return whether no insert was refused
     */
    static boolean bulk(MongoCollection<Document> collection, List<? extends WriteModel<Document>> sortedById) {
        try {
            collection.bulkWrite(sortedById, UNORDERED);
            return true;
        } catch (MongoBulkWriteException failed) {
            if (failed.getWriteConcernError() != null
                    || !failed.getWriteErrors().stream().allMatch(BulkWrites::isDuplicate)) {
                throw failed;
            }
            return false;
        }
    }

    /** False if the key exists. */
    static boolean insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCode() != DUPLICATE_KEY) {
                throw failed;
            }
            return false;
        }
    }

    /** Compare-and-set: {@code document} replaces the version before its own. */
    static boolean replace(MongoCollection<Document> collection, Document document) {
        var before = at(document.getString("_id"), document.getLong("version") - 1);
        return collection.replaceOne(before, document).getMatchedCount() == 1;
    }

    private static boolean isDuplicate(BulkWriteError error) {
        return error.getCode() == DUPLICATE_KEY;
    }
}
