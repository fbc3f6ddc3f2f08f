package io.countersign.platform.kafka.failure;

import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** The intervals between retries of a batch: from 0.1 to 10 seconds, without end. */
final class RetryBackOff {

    private static final long INITIAL_INTERVAL_MS = 100;
    private static final double MULTIPLIER = 2;
    private static final long MAX_INTERVAL_MS = 10_000;

    private RetryBackOff() {}

    static BackOff create() {
        var backOff = new ExponentialBackOff(INITIAL_INTERVAL_MS, MULTIPLIER);
        backOff.setMaxInterval(MAX_INTERVAL_MS);
        return backOff;
    }
}
