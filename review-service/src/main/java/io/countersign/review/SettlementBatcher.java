package io.countersign.review;

import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.decision.Settlement;
import io.countersign.review.domain.decision.Settlement.PublishedCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the events of cases beside the requests that wrote them: those that arrive while a batch is being published are
 * the next one. Acknowledged events are removed from their cases a moment later, together with those of the next batches. What
 * fails, or finds a queue full, is left to the sweep.
 */
final class SettlementBatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementBatcher.class);
    private static final int MAX_WAITING = 1_000;
    private static final int MAX_BATCH_SIZE = 100;

    private static final Duration CLEARING_DELAY = Duration.ofMillis(200);

    private final Settlement settlement;
    private final BlockingQueue<Case> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final BlockingQueue<PublishedCase> published = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean clearing = new AtomicBoolean();
    private final ScheduledExecutorService clearer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("clearing").factory());
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("settling-", 0).factory());

    SettlementBatcher(Settlement settlement) {
        this.settlement = settlement;
    }

    /** Returns without waiting. */
    void add(Case written) {
        if (waiting.offer(written) && running.compareAndSet(false, true)) {
            executor.execute(this::settleAll);
        }
    }

    private void settleAll() {
        do {
            for (var batch = next(); !batch.isEmpty(); batch = next()) {
                publish(batch);
            }
            running.set(false);
        } while (!waiting.isEmpty() && running.compareAndSet(false, true));
    }

    private List<Case> next() {
        var batch = new ArrayList<Case>();
        waiting.drainTo(batch, MAX_BATCH_SIZE);
        return batch;
    }

    private void publish(List<Case> batch) {
        try {
            settlement.publish(batch).forEach(published::offer);
        } catch (RuntimeException failed) {
            warn("Publishing verdicts' events failed; the sweep publishes them", batch.stream(), failed);
        }
        if (!published.isEmpty() && clearing.compareAndSet(false, true)) {
            var _ = clearer.schedule(this::clear, CLEARING_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void clear() {
        clearing.set(false);
        var batch = new ArrayList<PublishedCase>();
        published.drainTo(batch);
        try {
            settlement.clear(batch);
        } catch (RuntimeException failed) {
            warn(
                    "Removing published events failed; the sweep publishes them again",
                    batch.stream().map(PublishedCase::written),
                    failed);
        }
    }

    private static void warn(String message, Stream<Case> cases, RuntimeException failed) {
        LOG.atWarn()
                .addKeyValue("signatures", cases.map(Case::signature).toList())
                .addKeyValue("cause", failed.toString())
                .log(message);
    }

    /** Waits for what was added. */
    @Override
    public void close() {
        executor.close();
        clearer.close();
    }
}
