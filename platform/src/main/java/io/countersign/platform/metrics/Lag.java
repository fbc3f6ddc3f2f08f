package io.countersign.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * {@code countersign_lag_records{topic,group}}: end of the topic minus what the group has committed, over all its
 * partitions. Asked from the broker, so it also shows while no listener runs. Each instance says the same number.
 */
final class Lag implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lag.class);
    private static final int PERIOD_SECONDS = 10;

    private final Admin admin;
    private final KafkaListenerEndpointRegistry listeners;
    private final MultiGauge gauge;
    private volatile ScheduledExecutorService timer = stopped();

    Lag(Admin admin, KafkaListenerEndpointRegistry listeners, MeterRegistry meters) {
        this.admin = admin;
        this.listeners = listeners;
        this.gauge = MultiGauge.builder("countersign.lag.records")
                .description("Records published and not yet committed by the group")
                .register(meters);
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("lag").factory());
        var _ = timer.scheduleWithFixedDelay(this::measure, 1, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !timer.isShutdown();
    }

    private static ScheduledExecutorService stopped() {
        var none = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
        none.shutdownNow();
        return none;
    }

    private void measure() {
        try {
            var groups = listeners.getListenerContainers().stream()
                    .map(MessageListenerContainer::getGroupId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            var rows = new ArrayList<Row<?>>();
            for (var group : groups) {
                lagByTopic(group)
                        .forEach(
                                (topic, records) -> rows.add(Row.of(Tags.of("topic", topic, "group", group), records)));
            }
            gauge.register(rows, true);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception unavailable) {
            LOG.atDebug().addKeyValue("cause", unavailable.toString()).log("The lag is unknown");
        }
    }

    private Map<String, Long> lagByTopic(String group) throws Exception {
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(10, TimeUnit.SECONDS);
        committed.values().removeIf(Objects::isNull);
        var ends = admin.listOffsets(committed.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get(10, TimeUnit.SECONDS);
        var lag = new HashMap<String, Long>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> read : committed.entrySet()) {
            var end = Objects.requireNonNull(ends.get(read.getKey())).offset();
            lag.merge(read.getKey().topic(), Math.max(0, end - read.getValue().offset()), Long::sum);
        }
        return lag;
    }
}
