package io.countersign.platform.kafka.listener;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long a consumer accumulates records before it passes them to its listener.
 *
 * @param max the longest time under load
 * @param adaptive whether the time falls to zero at low rates; otherwise it is {@code max} at any rate
 * @param deferredTopics whose records alone do not start the accumulation: they wait for others, at most {@code deferral}
 */
record Accumulation(Duration max, boolean adaptive, Set<String> deferredTopics, Duration deferral) {

    /** The records, and their bytes, at which no more are awaited. */
    static final int MAX_RECORDS = 500;

    static final int MAX_BYTES = 4 * 1024 * 1024;

    /** Up to this rate, in records per second, nothing is gained by waiting. */
    private static final double LOW_RATE = 25;

    /** From this rate on the whole time is worth waiting. */
    private static final double HIGH_RATE = 250;

    Accumulation {
        deferredTopics = Set.copyOf(deferredTopics);
        if (max.isNegative() || deferral.isNegative()) {
            throw new IllegalArgumentException("an accumulation time must not be negative");
        }
    }

    static Accumulation adaptive(Duration max) {
        return new Accumulation(max, true, Set.of(), Duration.ZERO);
    }

    /** Takes the settings of this class out of those of a consumer, which would not know them. */
    static Accumulation takenFrom(Map<String, Object> settings, Duration usualMax) {
        var adaptiveMax = settings.remove(ConsumerSettings.ACCUMULATION_MS);
        var fixed = settings.remove(ConsumerSettings.FIXED_ACCUMULATION_MS);
        var topics = settings.remove(ConsumerSettings.DEFERRED_TOPICS);
        var deferral = settings.remove(ConsumerSettings.DEFERRAL_MS);
        var max = fixed == null ? millis(adaptiveMax, usualMax) : millis(fixed, usualMax);
        return new Accumulation(max, fixed == null, topics(topics), millis(deferral, Duration.ZERO));
    }

    private static Duration millis(@Nullable Object value, Duration otherwise) {
        return value == null
                ? otherwise
                : Duration.ofMillis(Long.parseLong(value.toString().trim()));
    }

    private static Set<String> topics(@Nullable Object value) {
        return value == null
                ? Set.of()
                : new HashSet<>(Arrays.asList(value.toString().trim().split("\\s*,\\s*")));
    }

    /** How long records are accumulated at a rate. */
    long nanosAt(double recordsPerSecond) {
        if (!adaptive) {
            return max.toNanos();
        }
        double share = (recordsPerSecond - LOW_RATE) / (HIGH_RATE - LOW_RATE);
        return (long) (max.toNanos() * Math.clamp(share, 0, 1));
    }
}
