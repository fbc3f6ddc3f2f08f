package io.countersign.embedded.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the documents that have expired by a TTL index, at intervals. */
final class Expiry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("embedded-store-expiry").factory());

    Expiry(Runnable deletion, Duration interval) {
        var _ = executor.scheduleWithFixedDelay(
                () -> attempt(deletion), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(Runnable deletion) {
        try {
            deletion.run();
        } catch (RuntimeException e) {
            LOG.warn("Deletion of expired documents failed; retrying after the interval", e);
        }
    }

    /** Waits for a deletion in progress: an interrupt would close the store's file under it. */
    @Override
    public void close() {
        executor.close();
    }
}
