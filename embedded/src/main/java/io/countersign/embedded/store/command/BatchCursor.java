package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.store.storage.DocumentSize;
import java.util.List;

/** A cursor whose batches are bounded in number, if asked for, and always in bytes. */
final class BatchCursor extends AbstractCursor {

    /** By the estimate of {@link DocumentSize#of}; drivers accept messages of 48 MB. */
    private static final int MAX_BATCH_BYTES = 8 << 20;

    private List<Document> remaining;

    BatchCursor(long id, List<Document> remaining) {
        super(id);
        this.remaining = remaining;
    }

    @Override
    public boolean isEmpty() {
        return remaining.isEmpty();
    }

    /** @param number 0 for as many as fit; at least one document is returned if there is one */
    @Override
    public List<Document> takeDocuments(int number) {
        int most = number <= 0 ? remaining.size() : Math.min(number, remaining.size());
        int taken = Math.min(1, most);
        long bytes = most > 1 ? DocumentSize.of(remaining.getFirst()) : 0;
        while (taken < most && bytes <= MAX_BATCH_BYTES) {
            bytes += DocumentSize.of(remaining.get(taken));
            if (bytes <= MAX_BATCH_BYTES) {
                taken++;
            }
        }
        var batch = remaining.subList(0, taken);
        remaining = remaining.subList(taken, remaining.size());
        return batch;
    }
}
