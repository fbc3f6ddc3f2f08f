package io.countersign.operations.history;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryCheck;
import io.countersign.contracts.history.HistoryEntry;
import java.util.ArrayList;
import java.util.List;

/** Verifies one history; the published heads are those of the topic, which review alone writes and which keeps every record. */
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
        return switch (HistoryCheck.of(signature, entries, publishedHeads)) {
            case HistoryCheck.Broken broken ->
                List.of(HistoryFinding.violation(signature, broken.entry(), text(broken.fault())));
            case HistoryCheck.Whole whole -> notices(whole);
        };
    }

    private static String text(HistoryCheck.Fault fault) {
        return switch (fault) {
            case REMOVED -> "was removed";
            case ALTERED -> "was altered";
            case CUT_OFF -> "was cut off: an outcome was published with a later entry";
            case REPLACED -> "was altered or cut off: no published head belongs to it or a later entry";
        };
    }

    private List<HistoryFinding> notices(HistoryCheck.Whole whole) {
        var findings = new ArrayList<HistoryFinding>();
        whole.rebuilt()
                .forEach(number -> findings.add(HistoryFinding.notice(
                        signature, number, "the case was rebuilt; what was recorded before is not known")));
        if (whole.anchored() < whole.entries()) {
            findings.add(HistoryFinding.notice(
                    signature,
                    whole.anchored() + 1,
                    "not anchored, with %d in all: no outcome has been published since"
                            .formatted(whole.entries() - whole.anchored())));
        }
        return findings;
    }
}
