package io.countersign.review.domain.reviewer;

import java.time.Instant;

/** A reviewer's claim on an open revision; the token fences off the holder of an earlier claim. */
public record Lease(String reviewer, String token, Instant until) {

    public LeaseHolder holder() {
        return new LeaseHolder(reviewer, token);
    }

    public boolean isHeldAt(Instant now) {
        return now.isBefore(until);
    }

    public boolean allows(LeaseHolder presented, Instant now) {
        return holder().equals(presented) && isHeldAt(now);
    }

    public Lease extendedTo(Instant later) {
        return new Lease(reviewer, token, later.isAfter(until) ? later : until);
    }
}
