package io.countersign.platform.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
 * Reads a topic whole, without a group and only what is committed, for what every instance holds in memory, and goes on
 * reading. Ready once it has seen what stood there at the start; after a failure it goes on where it was.
 */
public final class TopicReplayer implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReplayer.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** What is held in memory may be a moment old, and a fetch costs the same for one record as for a hundred. */
    private static final int FETCH_MIN_BYTES = 64 * 1024;

    private static final int FETCH_MAX_WAIT_MS = 50;

    private final String topic;
    private final TopicInitializer gate;
    private final ConsumerFactory<String, byte[]> consumers;
    private final Consumer<ConsumerRecord<String, byte[]>> each;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private boolean fromEnd;
    private volatile boolean running;
    private volatile boolean caughtUp;

    /** @param each is called by one thread; what it throws makes it see the records since the last poll again */
    public TopicReplayer(
            String topic,
            TopicInitializer gate,
            ConsumerFactory<String, byte[]> consumers,
            Consumer<ConsumerRecord<String, byte[]>> each) {
        this.topic = topic;
        this.gate = gate;
        this.consumers = consumers;
        this.each = each;
    }

    /** For what is only about the present: it begins with what is published from now on. */
    public static TopicReplayer fromEnd(
            String topic,
            TopicInitializer gate,
            ConsumerFactory<String, byte[]> consumers,
            Consumer<ConsumerRecord<String, byte[]>> each) {
        var replayer = new TopicReplayer(topic, gate, consumers, each);
        replayer.fromEnd = true;
        return replayer;
    }

    @Override
    public void start() {
        running = true;
        var _ = gate.opened().thenRunAsync(this::keepReading, Thread.ofVirtual().name(topic)::start);
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
                .withDetail("topic", topic)
                .build();
    }

    private void keepReading() {
        while (running) {
            try {
                read();
            } catch (RuntimeException failed) {
                LOG.atWarn()
                        .addKeyValue("topic", topic)
                        .addKeyValue("cause", failed.toString())
                        .log("The topic is read on in a moment");
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            if (fromEnd) {
                consumer.seekToEnd(partitions);
            } else {
                consumer.seekToBeginning(partitions);
            }
            positions.forEach(consumer::seek);
            var end = consumer.endOffsets(partitions);
            while (running) {
                consumer.poll(POLL).forEach(each);
                partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
                caughtUp = caughtUp
                        || end.entrySet().stream()
                                .allMatch(last -> consumer.position(last.getKey()) >= last.getValue());
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var config = new HashMap<>(consumers.getConfigurationProperties());
        var group = config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.keySet().removeIf(key -> key.endsWith(".deserializer"));
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_MIN_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-" + topic);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
