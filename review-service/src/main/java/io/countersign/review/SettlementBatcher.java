package io.countersign.review;

import io.countersign.review.domain.cases.Case;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles cases beside the requests that wrote them: those that arrive while a batch is being settled are the next one.
 * What fails, or finds the queue full, is left to the sweep.
 */
final class SettlementBatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementBatcher.class);
    private static final int MAX_WAITING = 1_000;
    private static final int MAX_BATCH_SIZE = 100;

    private final Consumer<Collection<Case>> settle;
    private final BlockingQueue<Case> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean running = new AtomicBoolean();
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("settling-", 0).factory());

    SettlementBatcher(Consumer<Collection<Case>> settle) {
        this.settle = settle;
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
                attempt(batch);
            }
            running.set(false);
        } while (!waiting.isEmpty() && running.compareAndSet(false, true));
    }

    private List<Case> next() {
        var batch = new ArrayList<Case>();
        waiting.drainTo(batch, MAX_BATCH_SIZE);
        return batch;
    }

    private void attempt(List<Case> batch) {
        try {
            settle.accept(batch);
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue(
                            "signatures", batch.stream().map(Case::signature).toList())
                    .addKeyValue("cause", failed.toString())
                    .log("Publishing verdicts' events failed; the sweep publishes them");
        }
    }

    /** Waits for what was added. */
    @Override
    public void close() {
        executor.close();
    }
}
