package io.countersign.failures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Actions that are repeated, each at its own interval, until this is closed. */
final class PeriodicActions implements AutoCloseable {

    private final RunStatistics statistics;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    PeriodicActions(RunStatistics statistics) {
        this.statistics = statistics;
    }

    PeriodicActions every(Duration interval, Runnable action) {
        threads.add(Thread.startVirtualThread(() -> {
            while (!ending) {
                long next = System.nanoTime() + interval.toNanos();
                attempt(action);
                Pause.of(Duration.ofNanos(next - System.nanoTime()));
            }
        }));
        return this;
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failed) {
            statistics.violation("an action failed: " + failed);
        }
    }

    @Override
    public void close() {
        ending = true;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
