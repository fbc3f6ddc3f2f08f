package io.countersign.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ContainerProperties;

/**
 * {@code countersign_lag_records{topic,group}}: end of the topic minus what the group has committed, over all its
 * partitions. Asked from the broker, so it also shows while no listener runs. Each instance reports the same number.
 */
final class ConsumerLagMetrics implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLagMetrics.class);
    private static final int PERIOD_SECONDS = 10;

    private final Admin admin;
    private final KafkaListenerEndpointRegistry listeners;
    private final MultiGauge gauge;
    private volatile ScheduledExecutorService timer = stopped();

    ConsumerLagMetrics(Admin admin, KafkaListenerEndpointRegistry listeners, MeterRegistry meters) {
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
            var rows = new ArrayList<Row<?>>();
            for (var group : topicsByGroup().entrySet()) {
                lagByTopic(group.getKey(), group.getValue())
                        .forEach((topic, records) ->
                                rows.add(Row.of(Tags.of("topic", topic, "group", group.getKey()), records)));
            }
            gauge.register(rows, true);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception unavailable) {
            LOG.atDebug().addKeyValue("cause", unavailable.toString()).log("The lag is unknown");
        }
    }

    private Map<String, Set<String>> topicsByGroup() throws Exception {
        var topics = new HashMap<String, Set<String>>();
        for (var listener : listeners.getListenerContainers()) {
            if (listener.getGroupId() != null) {
                topics.computeIfAbsent(listener.getGroupId(), group -> new HashSet<>())
                        .addAll(topics(listener.getContainerProperties()));
            }
        }
        topics.values().removeIf(Set::isEmpty);
        return topics;
    }

    private Collection<String> topics(ContainerProperties listener) throws Exception {
        var pattern = listener.getTopicPattern();
        if (pattern != null) {
            return get(admin.listTopics().names()).stream()
                    .filter(pattern.asMatchPredicate())
                    .toList();
        }
        return listener.getTopics() == null ? List.of() : List.of(listener.getTopics());
    }

    /** A partition of which the group has committed nothing is behind by all that it holds. */
    private Map<String, Long> lagByTopic(String group, Set<String> topics) throws Exception {
        var partitions = partitions(topics);
        var ends = offsets(partitions, OffsetSpec.latest());
        var read = offsets(partitions, OffsetSpec.earliest());
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> {
                    if (committed != null) {
                        read.put(partition, committed.offset());
                    }
                });
        var lag = new HashMap<String, Long>();
        ends.forEach((partition, end) ->
                lag.merge(partition.topic(), Math.max(0, end - read.getOrDefault(partition, end)), Long::sum));
        return lag;
    }

    private Set<TopicPartition> partitions(Set<String> topics) throws Exception {
        return get(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec) throws Exception {
        var asked = partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        var offsets = new HashMap<TopicPartition, Long>();
        get(admin.listOffsets(asked).all()).forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private static <T> T get(KafkaFuture<T> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }
}
