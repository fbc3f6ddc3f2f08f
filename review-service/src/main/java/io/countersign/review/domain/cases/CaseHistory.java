package io.countersign.review.domain.cases;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest entries of a case's history, a chain of hashes. Older ones are in {@link HistoryPage}s of {@link #PAGE_SIZE}
 * entries each, the first of which begins with entry 1.
 *
 * @param recent as they become
 * @param storedCount how many entries were ever written when the case was read; takes part in the compare-and-set
 */
public record CaseHistory(List<HistoryEntry> recent, long storedCount) {

    static final CaseHistory EMPTY = new CaseHistory(List.of(), 0);

    /** Entries of a page. */
    public static final int PAGE_SIZE = 32;

    /** From so many entries on the oldest {@link #PAGE_SIZE} move to a page at the next write. */
    static final int MAX_RECENT = 2 * PAGE_SIZE;

    public CaseHistory {
        recent = List.copyOf(recent);
    }

    /** As read with these entries; for stores. */
    public static CaseHistory stored(List<HistoryEntry> recent) {
        return new CaseHistory(recent, recent.isEmpty() ? 0 : recent.getLast().number());
    }

    /** The same entries, all of which are stored; for stores. */
    public CaseHistory asStored() {
        return stored(recent);
    }

    /** How many entries were ever written. */
    public long count() {
        return recent.isEmpty() ? 0 : recent.getLast().number();
    }

    /** The hash of the newest entry; of the case itself while there is none. */
    public String head(SignatureId signature) {
        return recent.isEmpty()
                ? HistoryEntry.origin(signature)
                : recent.getLast().hash();
    }

    /** With one more entry, whose number and hash follow from the one before. */
    public CaseHistory append(SignatureId signature, HistoryDraft draft) {
        var more = new ArrayList<>(recent);
        more.add(draft.entry(count() + 1).chainedTo(head(signature)));
        return new CaseHistory(more, storedCount);
    }

    /** Whether it has the entry with this hash among the newest. */
    public boolean isUpTo(String head) {
        return recent.stream().anyMatch(entry -> entry.hash().equals(head));
    }

    /**
     * For the rebuild.
     *
     * @param publishedHead the newest head that was published; the entries up to it are lost
     */
    public CaseHistory rebuilt(SignatureId signature, Instant at, String publishedHead) {
        return append(
                signature,
                new HistoryDraft(
                        HistoryAction.REBUILT, HistoryEntry.SYSTEM, at, 0, "unknown", "rebuilt", publishedHead));
    }

    public boolean isOverflowing() {
        return recent.size() >= MAX_RECENT;
    }

    /** What moves out of the case; it was stored with the case before, since one write appends fewer entries than a page holds. */
    public HistoryPage oldestPage(SignatureId signature) {
        var oldest = recent.subList(0, PAGE_SIZE);
        return new HistoryPage(signature, (int) (oldest.getFirst().number() / PAGE_SIZE), oldest);
    }

    public CaseHistory withoutOldestPage() {
        return new CaseHistory(recent.subList(PAGE_SIZE, recent.size()), storedCount);
    }
}
