package io.countersign.operations.audit.facts;

import io.countersign.contracts.NoticeEvent;
import org.jspecify.annotations.Nullable;

/** The facts of one revision from the topics. Numbers are fingerprints, 0 for none. */
public final class RevisionFacts {

    public final int number;
    public long submitted;
    public long content;
    public long admitted;
    public boolean refused;
    public long sent;
    public boolean sentTwice;
    public long outcome;
    public NoticeEvent.@Nullable Outcome ended;
    public long notice;
    public NoticeEvent.@Nullable Outcome notified;
    public long sequence;

    public RevisionFacts(int number) {
        this.number = number;
    }

    public boolean isApproved() {
        return ended == NoticeEvent.Outcome.APPROVED;
    }

    public boolean isSubmitted() {
        return submitted != 0;
    }

    public boolean isDecided() {
        return outcome != 0;
    }
}
