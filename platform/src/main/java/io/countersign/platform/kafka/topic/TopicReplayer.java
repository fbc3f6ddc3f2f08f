package io.countersign.platform.kafka.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads topics without a group and only what is committed, for what every instance holds in memory: some from their
 * beginning, some from their end, and all of them on and on. Ready once it has seen what they held at the start; after a
 * failure it goes on where it was.
 */
public final class TopicReplayer implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReplayer.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    /** What is held in memory may be a moment old, and a fetch costs the same for one record as for a hundred. */
    private static final Duration ACCUMULATION_TIME = Duration.ofMillis(50);

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final List<ReplayedTopic> topics;
    private final TopicInitializer gate;
    private final ConsumerFactory<String, byte[]> consumers;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile boolean running;
    private volatile boolean caughtUp;

    public TopicReplayer(TopicInitializer gate, ConsumerFactory<String, byte[]> consumers, List<ReplayedTopic> topics) {
        this.topics = List.copyOf(topics);
        this.gate = gate;
        this.consumers = consumers;
    }

    /**
     * A topic and where its records go.
     *
     * @param fromEnd for what is only about the present: it begins with what is published from now on
     * @param each is called by one thread; what it throws makes it see the records since the last poll again
     */
    public record ReplayedTopic(String name, boolean fromEnd, Consumer<ConsumerRecord<String, byte[]>> each) {

        public static ReplayedTopic fromBeginning(String name, Consumer<ConsumerRecord<String, byte[]>> each) {
            return new ReplayedTopic(name, false, each);
        }

        public static ReplayedTopic fromEnd(String name, Consumer<ConsumerRecord<String, byte[]>> each) {
            return new ReplayedTopic(name, true, each);
        }
    }

    @Override
    public void start() {
        running = true;
        var _ = gate.opened().thenRunAsync(this::keepReading, Thread.ofVirtual().name(names())::start);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return (caughtUp ? Health.up() : Health.outOfService())
                .withDetail("topic", names())
                .build();
    }

    private void keepReading() {
        while (running) {
            try {
                read();
            } catch (RuntimeException failed) {
                LOG.atWarn()
                        .addKeyValue("topic", names())
                        .addKeyValue("cause", failed.toString())
                        .log("The topic is read on in a moment");
                pause(RETRY_INTERVAL);
            }
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (var consumer = consumer()) {
            var partitions = topics.stream()
                    .flatMap(topic -> partitions(consumer, topic))
                    .toList();
            consumer.assign(partitions);
            start(consumer, partitions);
            positions.forEach(consumer::seek);
            var end = consumer.endOffsets(partitions);
            while (running) {
                var polled = consumer.poll(POLL_TIMEOUT);
                topics.forEach(topic -> polled.records(topic.name()).forEach(topic.each()));
                partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
                caughtUp = caughtUp
                        || end.entrySet().stream()
                                .allMatch(last -> consumer.position(last.getKey()) >= last.getValue());
                if (caughtUp && !polled.isEmpty()) {
                    pause(ACCUMULATION_TIME);
                }
            }
        }
    }

    private static Stream<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, ReplayedTopic topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private void start(KafkaConsumer<String, byte[]> consumer, Collection<TopicPartition> partitions) {
        var ends = topics.stream()
                .filter(ReplayedTopic::fromEnd)
                .map(ReplayedTopic::name)
                .collect(Collectors.toSet());
        seek(partitions, one -> ends.contains(one.topic()), consumer::seekToEnd);
        seek(partitions, one -> !ends.contains(one.topic()), consumer::seekToBeginning);
    }

    /** For no partitions at all the client would take every one. */
    private static void seek(
            Collection<TopicPartition> partitions,
            Predicate<TopicPartition> chosen,
            Consumer<Collection<TopicPartition>> start) {
        var some = partitions.stream().filter(chosen).toList();
        if (!some.isEmpty()) {
            start.accept(some);
        }
    }

    private String names() {
        return topics.stream().map(ReplayedTopic::name).collect(Collectors.joining(","));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var config = new HashMap<>(consumers.getConfigurationProperties());
        var group = config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.keySet().removeIf(key -> key.endsWith(".deserializer"));
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-replay");
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
