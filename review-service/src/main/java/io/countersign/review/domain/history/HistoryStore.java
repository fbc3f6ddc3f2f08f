package io.countersign.review.domain.history;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseHistory;
import java.util.List;

/** Keeps what a case's history has beside the case's own writes. Every write is durable when its method returns. */
public interface HistoryStore {

    /**
     * Writes the history of a case alone, if the stored one still has as many entries as were read; the case's version stays. A write
     * of the case that was read before is then overtaken.
     *
     * @return false if it was overtaken
     */
    boolean append(Case read, CaseHistory next);

    /** Up to {@code limit} entries of pages, from the entry with this number on, in order. */
    List<HistoryEntry> pagedEntries(SignatureId signature, long from, int limit);
}
