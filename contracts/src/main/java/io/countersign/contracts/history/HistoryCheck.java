package io.countersign.contracts.history;

import io.countersign.contracts.SignatureId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether a history is as it was written: by its own chain, and by the heads that were published with outcomes. Whoever can write
 * to the store can also compute a chain anew; a published head is in a topic that keeps every record.
 */
public sealed interface HistoryCheck {

    /**
     * The chain is whole and holds every published head.
     *
     * @param anchored the last entry that a published head covers; 0 if none does
     * @param rebuilt entries of rebuilds, before which nothing is known
     */
    record Whole(long entries, long anchored, List<Long> rebuilt) implements HistoryCheck {

        public Whole {
            rebuilt = List.copyOf(rebuilt);
        }
    }

    /** @param entry the number of the first entry that is not as it was written, or that is missing */
    record Broken(long entry, Fault fault) implements HistoryCheck {}

    /** What is wrong with an entry. */
    enum Fault {
        REMOVED,
        ALTERED,
        /** An outcome was published with a later entry. */
        CUT_OFF,
        /** No published head belongs to it or a later entry: altered with every hash after it, or cut off. */
        REPLACED
    }

    /**
     * @param entries as stored, in the order of their places
     * @param publishedHeads in the order of the events
     */
    static HistoryCheck of(SignatureId signature, List<HistoryEntry> entries, List<String> publishedHeads) {
        var head = HistoryEntry.origin(signature);
        long number = 1;
        for (var entry : entries) {
            if (entry.number() > number) {
                return new Broken(number, Fault.REMOVED);
            }
            if (entry.number() < number || !entry.follows(head)) {
                return new Broken(number, Fault.ALTERED);
            }
            head = entry.hash();
            number++;
        }
        return anchored(entries, publishedHeads);
    }

    /** Of a whole chain: whether it is the one that was published. */
    private static HistoryCheck anchored(List<HistoryEntry> entries, List<String> publishedHeads) {
        var numbers = numbers(entries);
        int known = lostHeads(entries, publishedHeads);
        long anchored = known == 0 ? 0 : numbers.getOrDefault(publishedHeads.get(known - 1), 0L);
        for (var head : publishedHeads.subList(known, publishedHeads.size())) {
            var number = numbers.get(head);
            if (number == null) {
                long first = anchored + 1;
                return new Broken(first, first > entries.size() ? Fault.CUT_OFF : Fault.REPLACED);
            }
            anchored = Math.max(anchored, number);
        }
        return new Whole(entries.size(), anchored, rebuilds(entries));
    }

    /** By hash; an entry of a rebuild also replaces the head that it names. */
    private static Map<String, Long> numbers(List<HistoryEntry> entries) {
        var numbers = new HashMap<String, Long>();
        for (var entry : entries) {
            numbers.put(entry.hash(), entry.number());
            if (entry.action() == HistoryAction.REBUILT) {
                numbers.put(Objects.requireNonNullElse(entry.detail(), ""), entry.number());
            }
        }
        return numbers;
    }

    /** How many heads were published up to the newest one that a rebuild names: their entries are lost. */
    private static int lostHeads(List<HistoryEntry> entries, List<String> publishedHeads) {
        return entries.stream()
                .filter(entry -> entry.action() == HistoryAction.REBUILT)
                .mapToInt(entry -> publishedHeads.lastIndexOf(entry.detail()) + 1)
                .max()
                .orElse(0);
    }

    private static List<Long> rebuilds(List<HistoryEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.action() == HistoryAction.REBUILT)
                .map(HistoryEntry::number)
                .toList();
    }
}
