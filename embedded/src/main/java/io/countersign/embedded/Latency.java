package io.countersign.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A delay before each operation, so that tests can see what a slow store does to its clients. */
record Latency(Duration delay) {

    static final Latency NONE = new Latency(Duration.ZERO);

    void pass() {
        long end = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
