package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.query.Query;
import io.countersign.embedded.store.command.StoreCollection.Batch;
import org.jspecify.annotations.Nullable;

/** {@code find}. */
final class FindCommand {

    /** As in MongoDB: the number of documents in the first batch if the driver states none. */
    private static final int DEFAULT_BATCH_SIZE = 101;

    private final StoreDatabase database;

    FindCommand(StoreDatabase database) {
        this.database = database;
    }

    Document handle(Document command) {
        var name = Arguments.text(command, "find");
        var collection = database.collection(name);
        if (collection == null) {
            return cursorAnswer(database.namespace(name), Batch.EMPTY);
        }
        int limit = Arguments.numberOr(command, "limit", 0);
        boolean single = limit < 0 || Utils.isTrue(command.get("singleBatch"));
        var query = new Query(
                Arguments.documentOr(command, "filter", new Document()),
                document(command.get("sort")),
                Arguments.numberOr(command, "skip", 0),
                Math.abs(limit));
        int batchSize = single ? Integer.MAX_VALUE : batchSize(command);
        return cursorAnswer(
                database.namespace(name), collection.find(query, batchSize, document(command.get("projection"))));
    }

    static int batchSize(Document options) {
        int batchSize = Arguments.numberOr(options, "batchSize", 0);
        return batchSize > 0 ? batchSize : DEFAULT_BATCH_SIZE;
    }

    private static @Nullable Document document(@Nullable Object value) {
        return value instanceof Document document ? document : null;
    }

    static Document cursorAnswer(String namespace, Batch batch) {
        var cursor = new Document("id", batch.cursor()).append("ns", namespace).append("firstBatch", batch.documents());
        var answer = new Document("cursor", cursor);
        Utils.markOkay(answer);
        return answer;
    }
}
