package io.countersign.intake.memory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A store or broker whose every answer takes some time, less than the limit of a request. */
public final class SlowServer {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Duration takes = Duration.ZERO;

    public void takes(Duration each) {
        takes = each;
        calls.set(0);
    }

    public int calls() {
        return calls.get();
    }

    /** Called by a fake before it answers. */
    public void call() {
        calls.incrementAndGet();
        try {
            if (closed.await(takes.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("closed");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
