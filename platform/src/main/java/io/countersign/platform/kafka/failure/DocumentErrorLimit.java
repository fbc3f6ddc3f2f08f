package io.countersign.platform.kafka.failure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts the records of one listener that failed because of a stored document, each once, within a sliding minute. A
 * rate limiter of Resilience4j counts calls; here a record that is read again must not count again, and keys count, too.
 * Thread-safe; holds at most the permitted number of records.
 */
public final class DocumentErrorLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final DocumentErrorProperties limits;
    private final InstantSource clock;
    private final Map<Position, Failure> failures = new LinkedHashMap<>();

    DocumentErrorLimit(DocumentErrorProperties limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    private record Position(TopicPartition partition, long offset) {}

    private record Failure(String key, Instant at) {}

    /** @throws DocumentErrorLimitException if the record is one more than permitted */
    public synchronized void register(ConsumerRecord<String, byte[]> origin, Throwable cause) {
        var now = clock.instant();
        failures.values().removeIf(failure -> failure.at().plus(WINDOW).isBefore(now));
        var position = new Position(new TopicPartition(origin.topic(), origin.partition()), origin.offset());
        if (failures.containsKey(position)) {
            return;
        }
        var key = String.valueOf(origin.key());
        if (failures.size() >= limits.maxRecordsPerMinute() || keysWith(key).size() > limits.maxKeysPerMinute()) {
            throw new DocumentErrorLimitException(origin.topic(), limits, cause);
        }
        failures.put(position, new Failure(key, now));
    }

    private Set<String> keysWith(String key) {
        var keys = new HashSet<String>();
        failures.values().forEach(failure -> keys.add(failure.key()));
        keys.add(key);
        return keys;
    }
}
