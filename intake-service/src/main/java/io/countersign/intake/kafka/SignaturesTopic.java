package io.countersign.intake.kafka;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Topics;
import io.countersign.intake.domain.ApprovedSignatures;
import io.countersign.platform.kafka.JsonCodec;
import io.countersign.platform.kafka.TopicsGate;
import io.countersign.platform.kafka.UnreadableRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
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
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Feeds the registry in memory: reads the compacted topic whole, without a group, and what is committed only. Ready once
 * it has seen what stood there at the start; later failures are read over from where it was.
 */
@Component("registry")
class SignaturesTopic implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(SignaturesTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final TopicsGate gate;
    private final ConsumerFactory<String, byte[]> consumers;
    private final String topic;
    private final JsonCodec<Entry> codec;
    private final ApprovedSignatures registry;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile boolean running;
    private volatile boolean caughtUp;

    SignaturesTopic(
            TopicsGate gate,
            ConsumerFactory<String, byte[]> consumers,
            Topics topics,
            JsonMapper json,
            ApprovedSignatures registry) {
        this.gate = gate;
        this.consumers = consumers;
        this.topic = topics.signatures();
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
        this.registry = registry;
    }

    /** What is read of a record; its key is {@code account/signature}. */
    private record Entry(AccountId account, SignatureId signature, Region region, String name) {}

    @Override
    public void start() {
        running = true;
        var _ = gate.opened().thenRunAsync(this::keepReading, Thread.ofVirtual().name("registry")::start);
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
        return caughtUp
                ? Health.up().withDetail("signatures", registry.size()).build()
                : Health.outOfService().build();
    }

    private void keepReading() {
        while (running) {
            try {
                read();
                pause();
            } catch (RuntimeException failed) {
                LOG.atWarn().addKeyValue("cause", failed.toString()).log("The registry is read on in a moment");
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
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
            if (partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            positions.forEach(consumer::seek);
            var end = consumer.endOffsets(partitions);
            while (running) {
                consumer.poll(POLL).forEach(this::take);
                partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
                caughtUp = caughtUp || isAt(end, consumer);
            }
        }
    }

    private static boolean isAt(Map<TopicPartition, Long> end, Consumer<String, byte[]> consumer) {
        return end.entrySet().stream().allMatch(entry -> consumer.position(entry.getKey()) >= entry.getValue());
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() == null) {
                var key = record.key();
                registry.remove(SignatureId.of(key.substring(key.lastIndexOf('/') + 1)));
            } else {
                var entry = codec.read(record.value());
                registry.put(entry.signature(), entry.account(), entry.region(), entry.name());
            }
        } catch (UnreadableRecord | IllegalArgumentException | NullPointerException unreadable) {
            LOG.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("The registry skips what is no entry");
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var config = new HashMap<>(consumers.getConfigurationProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.keySet().removeIf(key -> key.endsWith(".deserializer"));
        config.merge(ConsumerConfig.CLIENT_ID_CONFIG, "-registry", (id, suffix) -> id + "" + suffix);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
