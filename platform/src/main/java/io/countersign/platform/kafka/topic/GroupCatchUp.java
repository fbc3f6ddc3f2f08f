package io.countersign.platform.kafka.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Ready once the service's group, in whichever instance, has committed what a topic held when this instance started. Control
 * records, which no listener receives and no commit covers, do not count.
 */
public final class GroupCatchUp extends BackgroundTopicReader {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
    private static final Duration ROUND_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int MAX_PROBE_BYTES = 64 << 10;

    private final String topic;
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    public GroupCatchUp(String topic, TopicInitializer gate, ConsumerFactory<String, byte[]> consumers) {
        super(topic, gate, consumers, INTERVAL);
        this.topic = topic;
    }

    @Override
    void read(KafkaConsumer<String, byte[]> consumer) {
        if (ends.isEmpty()) {
            ends.putAll(consumer.endOffsets(partitions(consumer, topic).collect(Collectors.toSet())));
        }
        var pending = new HashSet<>(ends.keySet());
        while (isRunning() && !isCaughtUp()) {
            pending.removeAll(reached(consumer, pending));
            if (pending.isEmpty()) {
                caughtUp();
            } else {
                pause(INTERVAL);
            }
        }
    }

    /** The partitions of which the group has read everything up to their end at the start. */
    private Set<TopicPartition> reached(KafkaConsumer<String, byte[]> consumer, Set<TopicPartition> pending) {
        var from = nextOffsets(consumer, pending);
        var reached = from.keySet().stream()
                .filter(partition -> Objects.requireNonNull(from.get(partition)) >= end(partition))
                .collect(Collectors.toSet());
        from.keySet().removeAll(reached);
        reached.addAll(withoutRecords(consumer, from));
        return reached;
    }

    /** Where the group goes on. A committed offset beyond the end is that of a topic that was made anew. */
    private static Map<TopicPartition, Long> nextOffsets(
            KafkaConsumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        var committed = consumer.committed(partitions);
        var current = consumer.endOffsets(partitions);
        var next = new HashMap<>(consumer.beginningOffsets(partitions));
        committed.forEach((partition, offset) -> {
            if (offset != null && offset.offset() <= current.getOrDefault(partition, 0L)) {
                next.merge(partition, offset.offset(), Math::max);
            }
        });
        return next;
    }

    /** Those that hold nothing but control records from these offsets to the end. */
    private Set<TopicPartition> withoutRecords(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> from) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        var unread = new HashSet<>(from.keySet());
        var empty = new HashSet<TopicPartition>();
        long start = System.nanoTime();
        while (!unread.isEmpty() && System.nanoTime() - start < ROUND_TIMEOUT.toNanos()) {
            var polled = consumer.poll(POLL_TIMEOUT);
            unread.removeAll(polled.partitions());
            consumer.pause(polled.partitions());
            unread.stream()
                    .filter(partition -> consumer.position(partition) >= end(partition))
                    .forEach(empty::add);
            unread.removeAll(empty);
        }
        return empty;
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** With the group's id, to ask for its offsets; it is no member. */
    @Override
    void configure(Map<String, Object> config) {
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, config.get(ConsumerConfig.GROUP_ID_CONFIG) + "-catch-up");
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_PROBE_BYTES);
    }
}
