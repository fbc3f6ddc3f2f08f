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
 * @param time the least time from one batch to the next; or from a batch's first record to its delivery, if {@code everyBatch}
 * @param everyBatch whether every batch waits. Otherwise a record that arrives later than {@code time} after the last batch is
 *     delivered at once, and a listener that takes longer than {@code time} for a batch never waits
 * @param deferredTopics whose records alone do not start the accumulation: they wait for others, at most {@code deferral}
 */
record Accumulation(Duration time, boolean everyBatch, Set<String> deferredTopics, Duration deferral) {

    /** The records, and their bytes, at which no more are awaited. */
    static final int MAX_RECORDS = 500;

    static final int MAX_BYTES = 4 * 1024 * 1024;

    Accumulation {
        deferredTopics = Set.copyOf(deferredTopics);
        if (time.isNegative() || deferral.isNegative()) {
            throw new IllegalArgumentException("an accumulation time must not be negative");
        }
    }

    static Accumulation betweenBatches(Duration time) {
        return new Accumulation(time, false, Set.of(), Duration.ZERO);
    }

    /** Takes the settings of this class out of those of a consumer, which would not know them. */
    static Accumulation takenFrom(Map<String, Object> settings, Duration defaultTime) {
        var betweenBatches = settings.remove(ConsumerSettings.ACCUMULATION_MS);
        var everyBatch = settings.remove(ConsumerSettings.FIXED_ACCUMULATION_MS);
        var topics = settings.remove(ConsumerSettings.DEFERRED_TOPICS);
        var deferral = settings.remove(ConsumerSettings.DEFERRAL_MS);
        var time = millis(everyBatch == null ? betweenBatches : everyBatch, defaultTime);
        return new Accumulation(time, everyBatch != null, topics(topics), millis(deferral, Duration.ZERO));
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
}
