package io.countersign.quota.kafka;

import io.countersign.contracts.events.Topics;
import io.countersign.quota.domain.Sweep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Looks now and then whether one of this instance's partitions has not been swept today. */
@Component
@EnableConfigurationProperties(SweepProperties.class)
final class SweepScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SweepScheduler.class);

    private final Sweep sweep;
    private final KafkaListenerEndpointRegistry listeners;
    private final String applications;
    private final AccountPartitioner partitions;
    private final QuotaMetrics metrics;
    private final InstantSource clock;
    private final Duration every;
    private @Nullable ScheduledExecutorService timer;

    SweepScheduler(
            Sweep sweep,
            KafkaListenerEndpointRegistry listeners,
            Topics topics,
            AccountPartitioner partitions,
            QuotaMetrics metrics,
            InstantSource clock,
            SweepProperties settings) {
        this.sweep = sweep;
        this.listeners = listeners;
        this.applications = topics.applications();
        this.partitions = partitions;
        this.metrics = metrics;
        this.clock = clock;
        this.every = settings.every();
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("quota-sweep").factory());
        var _ = started.scheduleWithFixedDelay(
                this::sweepOrTryLater, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void sweepOrTryLater() {
        try {
            int asked = sweep.run(own(), partitions::of, clock.instant());
            metrics.questioned(asked);
        } catch (RuntimeException unavailable) {
            LOG.atWarn().addKeyValue("cause", unavailable.toString()).log("The sweep will be tried again");
        }
    }

    private Set<Integer> own() {
        var container = listeners.getListenerContainer(QuotaListener.ID);
        var assigned = container == null ? null : container.getAssignedPartitions();
        return assigned == null
                ? Set.of()
                : assigned.stream()
                        .filter(partition -> partition.topic().equals(applications))
                        .map(TopicPartition::partition)
                        .collect(Collectors.toSet());
    }
}
