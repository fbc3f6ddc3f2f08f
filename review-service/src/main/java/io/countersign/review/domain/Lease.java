package io.countersign.review.domain;

import java.time.Instant;

/** A reviewer's claim on an open revision; the token fences off whoever held it before. */
public record Lease(String reviewer, String token, Instant until) {

    boolean isHeldAt(Instant now) {
        return now.isBefore(until);
    }

    boolean allows(String presented, Instant now) {
        return token.equals(presented) && isHeldAt(now);
    }

    Lease extendedTo(Instant later) {
        return new Lease(reviewer, token, later.isAfter(until) ? later : until);
    }
}
