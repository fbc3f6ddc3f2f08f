package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.EmptyCursor;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;

/** {@code getMore}, which answers with the bytes of the documents as {@code find} does. */
public final class GetMoreCommand {

    private GetMoreCommand() {}

    public static Document handle(CursorRegistry cursors, String database, Document command) {
        var cursor = (BatchCursor)
                cursors.getCursor(Arguments.number(command, "getMore").longValue());
        var documents = cursor.take(Arguments.numberOr(command, "batchSize", 0));
        if (cursor.isEmpty()) {
            cursors.remove(cursor);
        }
        var batch = new Document("id", cursor.isEmpty() ? EmptyCursor.get().getId() : cursor.getId())
                .append("ns", database + '.' + Arguments.text(command, "collection"))
                .append("nextBatch", documents);
        var answer = new Document("cursor", batch);
        Utils.markOkay(answer);
        return answer;
    }
}
