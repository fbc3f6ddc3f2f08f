package io.countersign.review.domain.history;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.HistoryEntry;
import io.countersign.review.domain.cases.CaseStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads histories, older entries from pages. */
public final class HistoryReader {

    private final CaseStore cases;
    private final HistoryStore pages;

    public HistoryReader(CaseStore cases, HistoryStore pages) {
        this.cases = cases;
        this.pages = pages;
    }

    /**
     * A part of a history.
     *
     * @param count entries that were ever written
     * @param head the hash of the newest of them
     */
    public record Part(List<HistoryEntry> entries, long count, String head) {}

    /**
     * Up to {@code limit} entries from the one with this number on, in order; null if there is no such case.
     *
     * @param from from 1 on
     */
    public @Nullable Part read(SignatureId signature, long from, int limit) {
        var known = cases.load(List.of(signature)).get(signature);
        if (known == null) {
            return null;
        }
        var recent = known.history().recent();
        var entries = new ArrayList<HistoryEntry>();
        if (!recent.isEmpty() && from < recent.getFirst().number()) {
            entries.addAll(pages.pagedEntries(signature, from, limit));
        }
        long next = entries.isEmpty() ? from : entries.getLast().number() + 1;
        recent.stream()
                .filter(entry -> entry.number() >= next)
                .limit((long) limit - entries.size())
                .forEach(entries::add);
        return new Part(entries, known.history().count(), known.history().head(signature));
    }
}
