package io.countersign.review.domain.history;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads histories, older entries from pages. */
public final class HistoryReader {

    /** In the place of what a second reviewer must not know. */
    public static final String HIDDEN = "hidden";

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
        return known == null ? null : read(known, from, limit);
    }

    /**
     * The same for a reviewer, who may be the second one of an open revision: who gave a verdict that waits for another, and when
     * a verdict made it escalated, is hidden.
     */
    public @Nullable Part readBlind(SignatureId signature, long from, int limit) {
        var known = cases.load(List.of(signature)).get(signature);
        if (known == null) {
            return null;
        }
        var part = read(known, from, limit);
        var shown = part.entries().stream()
                .map(entry -> isBlind(known, entry) ? hidden(entry) : entry)
                .toList();
        return new Part(shown, part.count(), part.head());
    }

    private static boolean isBlind(Case known, HistoryEntry entry) {
        return entry.action() == HistoryAction.VERDICT && known.state(entry.revision()) instanceof Open;
    }

    private static HistoryEntry hidden(HistoryEntry entry) {
        return new HistoryEntry(
                entry.number(),
                entry.at(),
                HIDDEN,
                entry.action(),
                entry.revision(),
                HIDDEN,
                HIDDEN,
                null,
                entry.hash());
    }

    private Part read(Case known, long from, int limit) {
        var signature = known.signature();
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
