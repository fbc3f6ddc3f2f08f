package io.countersign.platform.store.document;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import org.bson.Document;

/** Writes for which an existing key is a result and not an error. */
public final class UniqueWrites {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private UniqueWrites() {}

    /** @return false if the key exists */
    public static boolean insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
            return false;
        }
    }

    /**
     * Writes in any order. The counts of a bulk that fails in part are not reliable, so the caller reads what it must know.
     *
     * @param sortedById so that concurrent bulks lock in one order
     * @return false if the key of an insert exists; all other writes are durable
     */
    public static boolean writeAll(
            MongoCollection<Document> collection, List<? extends WriteModel<Document>> sortedById) {
        try {
            collection.bulkWrite(sortedById, UNORDERED);
            return true;
        } catch (MongoBulkWriteException failed) {
            if (!areDuplicates(failed)) {
                throw failed;
            }
            return false;
        }
    }

    /**
     * Writes in any order, and says whether everything took effect. A count below that of the writes says only that some did
     * not: the caller reads which. A write that the driver repeats may count as none, which costs that read and no more.
     *
     * @param sortedById so that concurrent bulks lock in one order
     * @return whether each insert was of a new key, and each replacement or update has found its document
     */
    public static <D> boolean applyAll(MongoCollection<D> collection, List<? extends WriteModel<D>> sortedById) {
        try {
            return areApplied(collection.bulkWrite(sortedById, UNORDERED), sortedById.size());
        } catch (MongoBulkWriteException failed) {
            if (!areDuplicates(failed)) {
                throw failed;
            }
            return false;
        }
    }

    static boolean areApplied(BulkWriteResult result, int writes) {
        return result.wasAcknowledged() && result.getInsertedCount() + result.getMatchedCount() == writes;
    }

    /** Whether every failed write was refused for its key, so that all others are durable. */
    static boolean areDuplicates(MongoBulkWriteException failed) {
        return failed.getWriteConcernError() == null
                && failed.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}
