package io.countersign.notification.delivery;

import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.delivery.Delivery.Result;
import io.countersign.notification.domain.delivery.DeliveryScheduler;
import io.countersign.notification.domain.delivery.DeliveryService;
import io.countersign.notification.domain.delivery.DeliveryService.Step;
import io.countersign.notification.domain.delivery.DeliveryStore;
import io.countersign.notification.domain.delivery.DeliveryStore.Backlog;
import io.countersign.notification.domain.delivery.DeliveryStore.DuePosition;
import io.countersign.notification.domain.endpoint.Endpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads what is due from the store, by an index and a bounded page at a time, and posts it. Fresh deliveries are posted
 * without a read if there is room. Memory holds at most {@value #MAX_QUEUED} deliveries, of one endpoint at most
 * {@value EndpointQueue#MAX_QUEUED}: whatever has no room stays in the store and is read again. Each poll goes on behind the
 * page of the one before, so that the deliveries of an endpoint that does not answer don't hide those of others. Several
 * instances may read the same delivery: the one that claims it posts it.
 */
final class WebhookDispatcher implements DeliveryScheduler, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final Duration STORE_RETRY_INTERVAL = Duration.ofSeconds(5);
    private static final Duration BACKLOG_INTERVAL = Duration.ofSeconds(15);

    static final int MAX_QUEUED = 10_000;
    static final int PAGE_SIZE = 500;
    static final int MAX_PAGES_PER_POLL = 4;
    private static final int MAX_COUNTED = 10_000;

    private final DeliveryStore deliveries;
    private final DeliveryService delivering;
    private final WebhookSender post;
    private final WebhookProperties settings;
    private final AttemptMetrics attempts;
    private final InstantSource clock;
    private final Set<Delivery.Id> queued = ConcurrentHashMap.newKeySet();
    private final Map<Endpoint.Id, EndpointQueue> queues = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("webhooks-due").factory());
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private volatile boolean running;
    private volatile Backlog backlog = new Backlog(0, null);
    private DuePosition position = DuePosition.START;

    WebhookDispatcher(
            DeliveryStore deliveries,
            DeliveryService delivering,
            WebhookSender post,
            WebhookProperties settings,
            AttemptMetrics attempts,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.delivering = delivering;
        this.post = post;
        this.settings = settings;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    public void take(List<Delivery.Waiting> fresh) {
        fresh.forEach(this::take);
    }

    private void take(Delivery.Waiting waiting) {
        var key = waiting.key();
        if (waiting.next().isAfter(clock.instant()) || queued.size() >= MAX_QUEUED || !queued.add(key.id())) {
            return;
        }
        if (!enqueue(key)) {
            queued.remove(key.id());
        }
    }

    /** Atomic for each endpoint, so that an idle queue is not removed while a delivery is added. */
    private boolean enqueue(Delivery.Key key) {
        var added = new AtomicBoolean();
        queues.compute(key.endpoint(), (_, existing) -> {
            var queue = existing == null ? new EndpointQueue(settings.width(), this::execute, this::work) : existing;
            added.set(queue.offer(key));
            return queue;
        });
        return added.get();
    }

    private void removeIdleQueues() {
        for (var endpoint : List.copyOf(queues.keySet())) {
            queues.computeIfPresent(endpoint, (_, queue) -> queue.isIdle() ? null : queue);
        }
    }

    /** How many deliveries are in memory. */
    int queued() {
        return queued.size();
    }

    /** How many deliveries wait in the store, as of the last count. */
    long waiting() {
        return backlog.waiting();
    }

    /** How long the oldest of them has waited. */
    Duration oldest() {
        var since = backlog.oldest();
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    @Override
    public void start() {
        running = true;
        later(Duration.ZERO, this::poll);
        later(Duration.ZERO, this::count);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Lets attempts end; what is only due stays in the store. */
    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(settings.timeout().toMillis() + 1_000, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The timer has one thread, so polls don't overlap. */
    private void poll() {
        try {
            for (int pages = 0; pages < MAX_PAGES_PER_POLL && readPage(); pages++) {
                Thread.onSpinWait();
            }
            removeIdleQueues();
            later(settings.poll(), this::poll);
        } catch (RuntimeException failed) {
            LOG.atWarn().addKeyValue("cause", failed.toString()).log("Due deliveries cannot be read; retrying");
            later(STORE_RETRY_INTERVAL, this::poll);
        }
    }

    /** False behind the last page; the next poll begins anew then. */
    private boolean readPage() {
        var page = deliveries.due(clock.instant(), position, PAGE_SIZE);
        page.deliveries().forEach(this::take);
        position = page.end() == null ? DuePosition.START : page.end();
        return page.end() != null;
    }

    private void count() {
        try {
            backlog = deliveries.backlog(MAX_COUNTED);
        } catch (RuntimeException failed) {
            LOG.atWarn().addKeyValue("cause", failed.toString()).log("Waiting deliveries cannot be counted; retrying");
        }
        later(BACKLOG_INTERVAL, this::count);
    }

    private void later(Duration delay, Runnable task) {
        unlessStopping(() -> {
            var _ = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        });
    }

    private void execute(Runnable task) {
        unlessStopping(() -> threads.execute(task));
    }

    /** What isn't done any more stays in the store. */
    private void unlessStopping(Runnable start) {
        try {
            start.run();
        } catch (RejectedExecutionException rejected) {
            if (running) {
                throw rejected;
            }
        }
    }

    /** Whatever becomes of the attempt, the store has it: a delivery that is to be attempted again is read when it is due. */
    private boolean work(Delivery.Key key) {
        try {
            return attempt(key);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue("delivery", key.id())
                    .addKeyValue("cause", failed.toString())
                    .log("A delivery waits for the store");
            return true;
        } finally {
            queued.remove(key.id());
        }
    }

    private boolean attempt(Delivery.Key key) throws InterruptedException {
        return switch (delivering.claim(key.id())) {
            case Step.Post claimed -> {
                var attempt = post.attempt(claimed);
                attempts.count(attempt);
                delivering.settle(claimed, attempt);
                yield attempt.result() == Result.DELIVERED;
            }
            case Step.Failed(var attempt, var cause) -> {
                attempts.count(attempt);
                LOG.atWarn()
                        .addKeyValue("delivery", key.id())
                        .addKeyValue("cause", cause)
                        .log("Endpoint cannot be read; notice not posted");
                yield false;
            }
            case Step.Later _, Step.Over _ -> true;
        };
    }
}
