package io.countersign.review.domain;

import io.countersign.contracts.SignatureId;
import java.time.Instant;

/** A place in the queue: the earliest due time first, then the lower signature id. */
public record QueuePosition(Instant due, SignatureId signature) implements Comparable<QueuePosition> {

    @Override
    public int compareTo(QueuePosition other) {
        int byDue = due.compareTo(other.due);
        return byDue != 0 ? byDue : signature.compareTo(other.signature);
    }
}
