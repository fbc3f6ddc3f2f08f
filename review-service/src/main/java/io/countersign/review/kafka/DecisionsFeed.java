package io.countersign.review.kafka;

import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionEvent;
import io.countersign.contracts.Topics;
import io.countersign.platform.kafka.JsonCodec;
import io.countersign.platform.kafka.TopicInitializer;
import io.countersign.platform.kafka.UnreadableRecordException;
import io.countersign.review.domain.CaseStore;
import io.countersign.review.domain.OpenCases;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
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
 * Keeps this instance's index of open cases: notes the topic's end, scans the store, then reads on from there without a
 * group, so that nothing between is missed. Ready once it has seen what was there when the scan was over.
 */
@Component("queueIndex")
class DecisionsFeed implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionsFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final TopicInitializer gate;
    private final ConsumerFactory<String, byte[]> consumers;
    private final String topic;
    private final JsonCodec<CloudEvent<DecisionEvent>> codec;
    private final CaseStore store;
    private final OpenCases index;
    private volatile boolean running;
    private volatile boolean caughtUp;

    DecisionsFeed(
            TopicInitializer gate,
            ConsumerFactory<String, byte[]> consumers,
            Topics topics,
            JsonMapper json,
            CaseStore store,
            OpenCases index) {
        this.gate = gate;
        this.consumers = consumers;
        this.topic = topics.decisions();
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
        this.store = store;
        this.index = index;
    }

    @Override
    public void start() {
        running = true;
        var _ = gate.opened().thenRunAsync(this::keepReading, Thread.ofVirtual().name("queue-feed")::start);
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
                ? Health.up().withDetail("open", index.depth()).build()
                : Health.outOfService().build();
    }

    private void keepReading() {
        while (running) {
            try {
                read();
            } catch (RuntimeException failed) {
                LOG.atWarn().setCause(failed).log("The queue's index starts anew");
                pause();
            }
            caughtUp = false;
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
            var before = consumer.endOffsets(partitions);
            index.clear();
            store.scanOpen(index::add);
            before.forEach(consumer::seek);
            var end = new HashMap<>(consumer.endOffsets(partitions));
            while (running) {
                consumer.poll(POLL).forEach(this::take);
                caughtUp = caughtUp || isAt(end, consumer, partitions);
            }
        }
    }

    private static boolean isAt(
            Map<TopicPartition, Long> end, Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        return partitions.stream()
                .allMatch(partition -> consumer.position(partition) >= end.getOrDefault(partition, 0L));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            index.on(codec.read(record.value()));
        } catch (UnreadableRecordException unreadable) {
            LOG.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("The queue's index skips what is no decision");
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var config = new HashMap<>(consumers.getConfigurationProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.keySet().removeIf(key -> key.endsWith(".deserializer"));
        config.merge(ConsumerConfig.CLIENT_ID_CONFIG, "-queue", (id, suffix) -> id + "" + suffix);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
