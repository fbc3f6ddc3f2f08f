package io.countersign.failures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Actions that are repeated, each at its own interval, until this is closed. */
final class Repetition implements AutoCloseable {

    private final Tally tally;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    Repetition(Tally tally) {
        this.tally = tally;
    }

    Repetition every(Duration interval, Runnable action) {
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
            tally.violation("an attack could not go on: " + failed);
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
