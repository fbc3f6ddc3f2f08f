package io.countersign.embedded.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A delay before each command, so that tests can show the effect of a slow store on its clients. */
record Latency(Duration delay) {

    void await() {
        long end = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
