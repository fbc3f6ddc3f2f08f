package io.countersign.operations.history;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.HistoryAction;
import io.countersign.contracts.events.HistoryEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Verifies one history: its own chain, and the heads that were published with outcomes. Whoever can write to the store can also
 * compute a chain anew; the published heads are in a topic that review alone writes and that keeps every record.
 */
final class HistoryVerification {

    private final SignatureId signature;
    private final List<HistoryEntry> entries;
    private final List<String> publishedHeads;

    /**
     * @param entries as stored, in the order of their places
     * @param publishedHeads in the order of the events
     */
    HistoryVerification(SignatureId signature, List<HistoryEntry> entries, List<String> publishedHeads) {
        this.signature = signature;
        this.entries = List.copyOf(entries);
        this.publishedHeads = List.copyOf(publishedHeads);
    }

    /** Violations first: the first entry that is not as it was written, or that is missing. */
    List<HistoryFinding> findings() {
        var broken = brokenChain();
        return broken.isEmpty() ? anchors() : broken;
    }

    private List<HistoryFinding> brokenChain() {
        var head = HistoryEntry.origin(signature);
        long number = 1;
        for (var entry : entries) {
            if (entry.number() > number) {
                return List.of(HistoryFinding.violation(signature, number, "was removed"));
            }
            if (entry.number() < number || !entry.follows(head)) {
                return List.of(HistoryFinding.violation(signature, number, "was altered"));
            }
            head = entry.hash();
            number++;
        }
        return List.of();
    }

    /** The chain is whole; whether it is the one that was published. */
    private List<HistoryFinding> anchors() {
        var numbers = new HashMap<String, Long>();
        for (var entry : entries) {
            numbers.put(entry.hash(), entry.number());
            if (entry.action() == HistoryAction.REBUILT) {
                numbers.put(Objects.requireNonNullElse(entry.detail(), ""), entry.number());
            }
        }
        return anchors(numbers);
    }

    private List<HistoryFinding> anchors(Map<String, Long> numbers) {
        int known = lostHeads();
        long anchored = known == 0 ? 0 : numbers.getOrDefault(publishedHeads.get(known - 1), 0L);
        for (var head : publishedHeads.subList(known, publishedHeads.size())) {
            var number = numbers.get(head);
            if (number == null) {
                return List.of(missing(anchored + 1));
            }
            anchored = Math.max(anchored, number);
        }
        var findings = new ArrayList<HistoryFinding>();
        for (var entry : entries) {
            if (entry.action() == HistoryAction.REBUILT) {
                findings.add(HistoryFinding.notice(
                        signature, entry.number(), "the case was rebuilt; what was recorded before is not known"));
            }
        }
        if (anchored < entries.size()) {
            findings.add(HistoryFinding.notice(
                    signature,
                    anchored + 1,
                    "not anchored, with %d in all: no outcome has been published since"
                            .formatted(entries.size() - anchored)));
        }
        return findings;
    }

    /** How many heads were published up to the newest one that a rebuild names: their entries are lost. */
    private int lostHeads() {
        return entries.stream()
                .filter(entry -> entry.action() == HistoryAction.REBUILT)
                .mapToInt(entry -> publishedHeads.lastIndexOf(entry.detail()) + 1)
                .max()
                .orElse(0);
    }

    /** A published head is not in the chain: it was cut off before it, or replaced. */
    private HistoryFinding missing(long first) {
        return first > entries.size()
                ? HistoryFinding.violation(signature, first, "was cut off: an outcome was published with a later entry")
                : HistoryFinding.violation(
                        signature, first, "was altered or cut off: no published head belongs to it or a later entry");
    }
}
