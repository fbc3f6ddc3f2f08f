package io.countersign.operations.audit;

import java.util.SortedMap;
import java.util.TreeMap;

/** What the topics say of one signature. */
final class SignatureFacts {

    final long id;
    final SortedMap<Integer, RevisionFacts> revisions = new TreeMap<>();
    final SortedMap<Integer, Long> withdrawals = new TreeMap<>();
    final Letters letters = new Letters();
    long deleted;
    long retired;
    /** The number of the notice that a lead took it back; 0 for none. */
    long retirementTold;

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

    /** Withdrawals cover revisions up to this one. */
    int withdrawnUpTo() {
        return withdrawals.isEmpty() ? 0 : withdrawals.lastKey();
    }
}
