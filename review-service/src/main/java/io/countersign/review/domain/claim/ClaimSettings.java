package io.countersign.review.domain.claim;

import java.time.Duration;

/**
 * How many cases a reviewer may hold, and for how long what they arrange lasts.
 *
 * @param lease of a claim, and of each extension
 * @param maxClaims open claims of one reviewer
 * @param skip during which a skipped case is not offered to the reviewer again
 * @param handOver during which a case is offered to one reviewer alone
 */
public record ClaimSettings(Duration lease, int maxClaims, Duration skip, Duration handOver) {

    public static final int DEFAULT_MAX_CLAIMS = 5;
    /** The document of a reviewer has that many slots at most. */
    public static final int MAX_CLAIMS_LIMIT = 100;

    public static final Duration DEFAULT_SKIP = Duration.ofMinutes(30);
    public static final Duration DEFAULT_HAND_OVER = Duration.ofMinutes(30);

    public ClaimSettings {
        if (!lease.isPositive() || !skip.isPositive() || !handOver.isPositive()) {
            throw new IllegalArgumentException("lease, skip and hand-over are positive durations");
        }
        if (maxClaims < 1 || maxClaims > MAX_CLAIMS_LIMIT) {
            throw new IllegalArgumentException("a reviewer holds 1 to " + MAX_CLAIMS_LIMIT + " claims");
        }
    }

    public static ClaimSettings of(Duration lease) {
        return new ClaimSettings(lease, DEFAULT_MAX_CLAIMS, DEFAULT_SKIP, DEFAULT_HAND_OVER);
    }
}
