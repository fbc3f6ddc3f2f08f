package io.countersign.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduledSweepTest {

    private static final Duration INTERVAL = Duration.ofMillis(5);

    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final ScheduledSweep sweep = new ScheduledSweep("test", INTERVAL, opened, runs::incrementAndGet);

    @AfterEach
    void stop() {
        sweep.stop();
    }

    @Test
    void waitsForTheTopics() {
        var others = new AtomicInteger();
        var open =
                new ScheduledSweep("other", INTERVAL, CompletableFuture.completedFuture(null), others::incrementAndGet);
        sweep.start();
        open.start();
        await().untilAsserted(() -> assertThat(others).hasValueGreaterThan(3));
        open.stop();
        assertThat(runs).hasValue(0);

        opened.complete(null);

        await().untilAsserted(() -> assertThat(runs).hasValueGreaterThan(1));
    }

    @Test
    void repeatsAfterAFailure() {
        opened.complete(null);
        var failing = new ScheduledSweep("failing", INTERVAL, opened, () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("the store does not answer");
        });

        failing.start();

        await().untilAsserted(() -> assertThat(runs).hasValueGreaterThan(2));
        failing.stop();
    }

    @Test
    void stoppingWaitsForARunningSweepAndStartingRepeatsIt() {
        opened.complete(null);
        var started = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var slow = new ScheduledSweep("slow", INTERVAL, opened, () -> {
            started.countDown();
            ended.incrementAndGet();
        });
        slow.start();
        await().untilAsserted(() -> assertThat(started.getCount()).isZero());

        slow.stop();

        assertThat(slow.isRunning()).isFalse();
        int before = ended.get();
        assertThat(before).isPositive();
        slow.start();
        await().untilAsserted(() -> assertThat(ended).hasValueGreaterThan(before));
        slow.stop();
    }

    @Test
    void refusesAnIntervalOfZero() {
        assertThatThrownBy(() -> new ScheduledSweep("test", Duration.ZERO, opened, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'test'");
    }
}
