package io.countersign.operations.history;

import io.countersign.contracts.SignatureId;

/**
 * What the verification of one history found.
 *
 * @param entry the number of the first entry that is concerned
 * @param isViolation false for what is only reported
 */
record HistoryFinding(SignatureId signature, long entry, String text, boolean isViolation) {

    static HistoryFinding violation(SignatureId signature, long entry, String text) {
        return new HistoryFinding(signature, entry, text, true);
    }

    static HistoryFinding notice(SignatureId signature, long entry, String text) {
        return new HistoryFinding(signature, entry, text, false);
    }

    @Override
    public String toString() {
        return "%s entry %d: %s".formatted(signature.text(), entry, text);
    }
}
