package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.document.FoundDocument;
import java.util.List;

/** A cursor whose batches are bounded in number, if asked for, and always in bytes. */
final class BatchCursor extends AbstractCursor {

    /** Drivers accept messages of 48 MB. */
    private static final int MAX_BATCH_BYTES = 8 << 20;

    private List<FoundDocument> remaining;

    BatchCursor(long id, List<FoundDocument> remaining) {
        super(id);
        this.remaining = remaining;
    }

    @Override
    public boolean isEmpty() {
        return remaining.isEmpty();
    }

    @Override
    public List<Document> takeDocuments(int number) {
        return take(number).stream().map(FoundDocument::document).toList();
    }

    /** @param number 0 for as many as fit; at least one document is returned if there is one */
    List<FoundDocument> take(int number) {
        int most = number <= 0 ? remaining.size() : Math.min(number, remaining.size());
        int taken = Math.min(1, most);
        long bytes = most > 1 ? remaining.getFirst().bytes() : 0;
        while (taken < most && bytes <= MAX_BATCH_BYTES) {
            bytes += remaining.get(taken).bytes();
            if (bytes <= MAX_BATCH_BYTES) {
                taken++;
            }
        }
        var batch = remaining.subList(0, taken);
        remaining = remaining.subList(taken, remaining.size());
        return batch;
    }
}
