package io.countersign.platform.web.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Bounds the time in which a request is answered, counted once over everything that it asks the store and the broker for. Work
 * that takes longer goes on and may take effect later.
 */
public final class RequestTimeLimit {

    private final Duration limit;

    public RequestTimeLimit(Duration limit) {
        this.limit = limit;
    }

    /** The deadline of a request that starts now. */
    public Deadline start() {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** As {@link Deadline#within}, for a request that starts now and does everything in {@code work}. */
    public <T> T within(Supplier<T> work, Supplier<T> late) {
        return start().within(work, late);
    }

    /** The end of one request's time; each part of its work has what the parts before it have left. */
    public static final class Deadline {

        private final long end;

        private Deadline(long end) {
            this.end = end;
        }

        /** @param late the answer where the time ends before the work does; it may throw */
        public <T> T within(Supplier<T> work, Supplier<T> late) {
            try {
                return CompletableFuture.supplyAsync(work, Thread::startVirtualThread)
                        .get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException timedOut) {
                return late.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return late.get();
            }
        }
    }
}
