package io.countersign.intake.web;

import io.countersign.intake.web.RateProperties.Policy;
import java.time.Duration;

/** A token bucket; time comes in as nanoseconds of any clock that only goes forward. */
final class TokenBucket {

    private final Policy policy;
    private double tokens;
    private long filledAt;

    TokenBucket(Policy policy, long now) {
        this.policy = policy;
        this.tokens = policy.burst();
        this.filledAt = now;
    }

    /** What is left after an attempt; negative if it failed and took nothing. */
    synchronized long take(long now) {
        fill(now);
        if (tokens < 1) {
            return -1;
        }
        tokens--;
        return (long) tokens;
    }

    /** Takes them anyway, for a caller who then waits so long. */
    synchronized Duration takeAndWait(int count, long now) {
        fill(now);
        tokens -= count;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / policy.perSecond() * 1e9));
    }

    synchronized long left(long now) {
        fill(now);
        return (long) Math.max(0, tokens);
    }

    synchronized boolean isFull(long now) {
        fill(now);
        return tokens >= policy.burst();
    }

    private void fill(long now) {
        tokens = Math.min(policy.burst(), tokens + (now - filledAt) / 1e9 * policy.perSecond());
        filledAt = now;
    }
}
