package io.countersign.platform.kafka.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
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
 * Reads topics in a virtual thread of its own, outside any listener, from when they exist until the service stops. After a failure it
 * begins again with a new consumer. Ready once {@link #caughtUp} was called.
 */
abstract sealed class BackgroundTopicReader implements SmartLifecycle, HealthIndicator
        permits GroupCatchUp, TopicReplayer {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTopicReader.class);

    private final String topics;
    private final TopicInitializer gate;
    private final ConsumerFactory<String, byte[]> consumers;
    private final Duration retryInterval;
    private volatile boolean running;
    private volatile boolean caughtUp;

    /** @param topics their names, for health, logs and the thread */
    BackgroundTopicReader(
            String topics, TopicInitializer gate, ConsumerFactory<String, byte[]> consumers, Duration retryInterval) {
        this.topics = topics;
        this.gate = gate;
        this.consumers = consumers;
        this.retryInterval = retryInterval;
    }

    /** Reads while the service runs, or until nothing is left to read: that ends the thread. */
    abstract void read(KafkaConsumer<String, byte[]> consumer);

    /** Changes the settings of the service's consumers to those of this one. */
    abstract void configure(Map<String, Object> config);

    @Override
    public void start() {
        running = true;
        var _ = gate.opened().thenRunAsync(this::keepReading, Thread.ofVirtual().name(topics)::start);
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
                .withDetail("topic", topics)
                .build();
    }

    /** From now on the service is ready. */
    final void caughtUp() {
        caughtUp = true;
    }

    final boolean isCaughtUp() {
        return caughtUp;
    }

    private void keepReading() {
        boolean done = false;
        while (running && !done) {
            try (var consumer = consumer()) {
                read(consumer);
                done = true;
            } catch (RuntimeException failed) {
                LOG.atWarn()
                        .addKeyValue("topic", topics)
                        .addKeyValue("cause", failed.toString())
                        .log("Topic read failed; retrying in {} ms", retryInterval.toMillis());
                pause(retryInterval);
            }
        }
    }

    final void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    static Stream<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var config = new HashMap<>(consumers.getConfigurationProperties());
        config.keySet().removeIf(key -> key.endsWith(".deserializer"));
        configure(config);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
