package io.countersign.operations.audit;

import java.util.SortedMap;
import java.util.TreeMap;

/** What the topics say of one signature. */
final class SignatureFacts {

    final long id;
    final SortedMap<Integer, RevisionFacts> revisions = new TreeMap<>();
    final SortedMap<Integer, Long> withdrawals = new TreeMap<>();
    final SignatureDeadLetters letters = new SignatureDeadLetters();
    long deleted;
    long retired;
    /** The number of the notice that a lead took it back; 0 for none. */
    long retirementTold;

    long firstSubmitted = Long.MAX_VALUE;

    SignatureFacts(long id) {
        this.id = id;
    }

    RevisionFacts revision(int number) {
        return revisions.computeIfAbsent(number, RevisionFacts::new);
    }

    /** Only dead letters name it under this account: it may be another's, or no signature at all. */
    boolean isHearsay() {
        return revisions.isEmpty() && withdrawals.isEmpty() && !isGone();
    }

    boolean isGone() {
        return deleted != 0 || retired != 0;
    }

    /** No answer to this revision can be expected: a record on its way could not be read, and nothing came of it since. */
    boolean awaits(RevisionFacts revision) {
        var own = ":" + id + ":" + revision.number;
        boolean answered = revision.admitted != 0 || revision.refused;
        return (!answered && letters.has("quota", "submitted" + own))
                || letters.has("review", "admitted" + own)
                || letters.has("review", "refused" + own);
    }

    /** Review has not heard of this withdrawal, as it or its relay could not be read. */
    boolean awaitsWithdrawal(int upTo) {
        return letters.has("quota", "withdrawal:" + id + ":" + upTo)
                || letters.has("review", "withdrawal-relayed:" + id + ":" + upTo);
    }

    boolean awaitsDeletion() {
        return retired == 0
                && (letters.has("quota", "deleted:" + id) || letters.has("review", "deletion-relayed:" + id));
    }

    /** Quota has not heard how this revision ended. */
    boolean awaitsRelease(RevisionFacts revision) {
        return letters.has("quota", "outcome:" + id + ":" + revision.number)
                || (isGone()
                        && (awaitsDeletion()
                                || letters.has("quota", "retired:" + id)
                                || (!revision.isDecided() && awaits(revision))));
    }

    boolean awaitsNotice(RevisionFacts revision) {
        return letters.has("notification", "outcome:" + id + ":" + revision.number);
    }

    /** Intake could not read what the view would show under this key, such as {@code outcome:2} or {@code deleted}. */
    boolean awaitsInView(String key) {
        var parts = key.split(":", -1);
        return letters.has("intake", parts[0] + ":" + id + (parts.length == 1 ? "" : ":" + parts[1]));
    }

    /** As the view says it: something of it could not be read, and what it leads to is still missing. */
    boolean isHeldUp() {
        return letters.all().stream().anyMatch(letter -> {
            var parts = letter.eventId().split(":", -1);
            var revision = parts.length < 3 ? null : revisions.get(Integer.valueOf(parts[2]));
            if (parts.length < 3) {
                return retired == 0;
            }
            return revision == null
                    || (letter.service().equals("notification") ? revision.notice == 0 : !revision.isDecided());
        });
    }
}
