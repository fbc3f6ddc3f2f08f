package io.countersign.review.domain.cases;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryEntry;
import java.util.List;

/**
 * Older entries of a case's history; never changes.
 *
 * @param number from 0 on
 */
public record HistoryPage(SignatureId signature, int number, List<HistoryEntry> entries) {

    public HistoryPage {
        entries = List.copyOf(entries);
        if (entries.size() != CaseHistory.PAGE_SIZE) {
            throw new IllegalArgumentException("a page has " + CaseHistory.PAGE_SIZE + " entries");
        }
    }

    /** Unique. */
    public String id() {
        return id(signature, number);
    }

    public static String id(SignatureId signature, int number) {
        return signature.text() + ':' + number;
    }
}
