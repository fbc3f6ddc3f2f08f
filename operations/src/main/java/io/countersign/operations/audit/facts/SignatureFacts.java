package io.countersign.operations.audit.facts;

import java.util.SortedMap;
import java.util.TreeMap;

/** The facts of one signature from the topics. */
public final class SignatureFacts {

    public final long id;
    public final SortedMap<Integer, RevisionFacts> revisions = new TreeMap<>();
    public final SortedMap<Integer, Long> withdrawals = new TreeMap<>();
    public final SignatureDeadLetters letters = new SignatureDeadLetters();
    public long deleted;
    public long retired;
    /** The number of the notice that a lead took it back; 0 for none. */
    public long retirementNotice;

    public long firstSubmitted = Long.MAX_VALUE;

    public SignatureFacts(long id) {
        this.id = id;
    }

    public RevisionFacts revision(int number) {
        return revisions.computeIfAbsent(number, RevisionFacts::new);
    }

    /** Only dead letters name it under this account; it may belong to another account, or not exist. */
    public boolean isKnownFromDeadLettersOnly() {
        return revisions.isEmpty() && withdrawals.isEmpty() && !isGone();
    }

    public boolean isGone() {
        return deleted != 0 || retired != 0;
    }

    /** No result of this revision can be expected: one of its records is dead-lettered and has no result yet. */
    public boolean awaits(RevisionFacts revision) {
        var own = ":" + id + ":" + revision.number;
        boolean answered = revision.admitted != 0 || revision.refused;
        return (!answered && letters.has("quota", "submitted" + own))
                || letters.has("review", "admitted" + own)
                || letters.has("review", "refused" + own);
    }

    /** Review did not process this withdrawal: it or its relay is dead-lettered. */
    public boolean awaitsWithdrawal(int upTo) {
        return letters.has("quota", "withdrawal:" + id + ":" + upTo)
                || letters.has("review", "withdrawal-relayed:" + id + ":" + upTo);
    }

    public boolean awaitsDeletion() {
        return retired == 0
                && (letters.has("quota", "deleted:" + id) || letters.has("review", "deletion-relayed:" + id));
    }

    /** Quota did not process the outcome of this revision. */
    public boolean awaitsRelease(RevisionFacts revision) {
        return letters.has("quota", "outcome:" + id + ":" + revision.number)
                || (isGone()
                        && (awaitsDeletion()
                                || letters.has("quota", "retired:" + id)
                                || (!revision.isDecided() && awaits(revision))));
    }

    public boolean awaitsNotice(RevisionFacts revision) {
        return letters.has("notification", "outcome:" + id + ":" + revision.number);
    }

    /** The event of this key of the view, such as {@code outcome:2} or {@code deleted}, is dead-lettered by intake. */
    public boolean awaitsInView(String key) {
        int number = key.indexOf(':');
        return letters.has(
                "intake", number < 0 ? key + ":" + id : key.substring(0, number) + ":" + id + key.substring(number));
    }

    /** As in the view: one of its records is dead-lettered, and its result is missing. */
    public boolean isHeldUp() {
        return letters.all().stream().anyMatch(letter -> {
            var parts = letter.eventId()
                    .replaceFirst("^notice:(requested|at-risk)", "notice")
                    .split(":", -1);
            var revision = parts.length < 3 ? null : revisions.get(Integer.valueOf(parts[2]));
            if (parts.length < 3) {
                return retired == 0;
            }
            return revision == null
                    || (letter.service().equals("notification") ? revision.notice == 0 : !revision.isDecided());
        });
    }
}
