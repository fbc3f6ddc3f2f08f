package io.countersign.review.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import java.time.Instant;

/** What the queue needs of a case that waits for a human. */
public record OpenCase(
        SignatureId signature, int revision, AccountId account, Region region, Instant submittedAt, Instant due) {

    public Position position() {
        return new Position(due, signature);
    }

    /** A place in the queue: the earliest due time first. */
    public record Position(Instant due, SignatureId signature) implements Comparable<Position> {

        @Override
        public int compareTo(Position other) {
            int byDue = due.compareTo(other.due);
            return byDue != 0 ? byDue : signature.compareTo(other.signature);
        }
    }
}
