package io.countersign.review.domain.inbox;

import java.time.Instant;

/** Knows how many cases reviewers decide. */
public interface PaceStore {

    /** Cases whose last verdict of a reviewer is of {@code since} or later; counted up to a bound. */
    long decisionsSince(Instant since);
}
