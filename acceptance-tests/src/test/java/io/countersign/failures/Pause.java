package io.countersign.failures;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Time that passes while others work: the pace of a load, the length of an outage. */
final class Pause {

    private Pause() {}

    static void of(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static void between(int leastMillis, int mostMillis, Random random) {
        of(Duration.ofMillis(random.nextInt(leastMillis, mostMillis + 1)));
    }
}
