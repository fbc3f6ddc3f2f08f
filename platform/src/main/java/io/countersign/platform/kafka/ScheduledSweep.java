package io.countersign.platform.kafka;

import io.countersign.platform.kafka.topic.TopicInitializer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Repeats a sweep with a fixed delay in one thread, once the topics are open. A sweep that fails is logged and repeated after
 * the delay; stopping waits for a running sweep for at most {@link #STOP_TIMEOUT}.
 */
public final class ScheduledSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledSweep.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final Duration interval;
    private final Future<?> opened;
    private final Runnable sweep;
    private @Nullable ScheduledExecutorService executor;

    /** @param opened complete once the sweep may run, see {@link TopicInitializer#opened()} */
    public ScheduledSweep(String name, Duration interval, Future<?> opened, Runnable sweep) {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("the interval of the sweep '" + name + "' must be positive");
        }
        this.name = name;
        this.interval = interval;
        this.opened = opened;
        this.sweep = sweep;
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("sweep-" + name).factory());
        var _ = started.scheduleWithFixedDelay(this::run, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        executor = started;
    }

    @Override
    public synchronized void stop() {
        var stopping = executor;
        executor = null;
        if (stopping == null) {
            return;
        }
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(STOP_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
                stopping.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            stopping.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }

    private void run() {
        try {
            if (opened.state() == Future.State.SUCCESS) {
                sweep.run();
            }
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue("sweep", name)
                    .addKeyValue("cause", failed.toString())
                    .log("Sweep failed; retrying");
        }
    }
}
