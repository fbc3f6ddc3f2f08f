package io.countersign.operations.audit;

import io.countersign.contracts.NoticeEvent;
import org.jspecify.annotations.Nullable;

/** What the topics say of one revision. Numbers are fingerprints, 0 for none. */
final class RevisionFacts {

    final int number;
    long submitted;
    long content;
    long admitted;
    boolean refused;
    long sent;
    boolean sentTwice;
    long outcome;
    NoticeEvent.@Nullable Outcome ended;
    long notice;
    NoticeEvent.@Nullable Outcome told;
    long sequence;

    RevisionFacts(int number) {
        this.number = number;
    }

    boolean isApproved() {
        return ended == NoticeEvent.Outcome.APPROVED;
    }

    boolean isSubmitted() {
        return submitted != 0;
    }

    boolean isDecided() {
        return outcome != 0;
    }
}
