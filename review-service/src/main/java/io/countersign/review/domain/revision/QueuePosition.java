package io.countersign.review.domain.revision;

import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.Comparator;

/** A place in the queue: by priority, then due time, then age, then id. */
public record QueuePosition(Priority priority, Instant due, Instant submitted, SignatureId signature)
        implements Comparable<QueuePosition> {

    private static final Comparator<QueuePosition> ORDER = Comparator.comparing(QueuePosition::priority)
            .thenComparing(QueuePosition::due)
            .thenComparing(QueuePosition::submitted)
            .thenComparing(QueuePosition::signature);

    @Override
    public int compareTo(QueuePosition other) {
        return ORDER.compare(this, other);
    }
}
