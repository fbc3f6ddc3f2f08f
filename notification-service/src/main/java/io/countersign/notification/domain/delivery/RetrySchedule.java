package io.countersign.notification.domain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait between attempts.
 *
 * @param delays after the first failure, the second, …; after the last one a delivery is given up
 */
public record RetrySchedule(List<Duration> delays) {

    /** At most this part of a delay is added at random, so that what failed together isn't tried together. */
    private static final double SPREAD = 0.1;

    public RetrySchedule {
        delays = List.copyOf(delays);
    }

    /** The schedule that Standard Webhooks 1.0.0 suggests: ten attempts within some three days. */
    public static RetrySchedule standard() {
        return new RetrySchedule(List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14),
                Duration.ofHours(20),
                Duration.ofHours(24)));
    }

    /** @param jitter 0 to 1 */
    Optional<Duration> after(int attempts, double jitter) {
        return attempts > delays.size() ? Optional.empty() : Optional.of(spread(delays.get(attempts - 1), jitter));
    }

    private static Duration spread(Duration delay, double jitter) {
        return delay.plusMillis((long) (delay.toMillis() * SPREAD * jitter));
    }
}
