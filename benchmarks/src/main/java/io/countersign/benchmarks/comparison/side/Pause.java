package io.countersign.benchmarks.comparison.side;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Time in which nothing is sent. */
public final class Pause {

    private Pause() {}

    public static void of(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
    }
}
