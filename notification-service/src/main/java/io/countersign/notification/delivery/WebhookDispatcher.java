package io.countersign.notification.delivery;

import io.countersign.notification.domain.Delivery;
import io.countersign.notification.domain.Delivery.Result;
import io.countersign.notification.domain.DeliveryScheduler;
import io.countersign.notification.domain.DeliveryService;
import io.countersign.notification.domain.DeliveryService.Step;
import io.countersign.notification.domain.DeliveryStore;
import io.countersign.notification.domain.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Knows when which delivery is due: an index in memory, fed by one scan at start, by what this instance tells, and now
 * and then by another scan for what an instance that is gone left behind. Several instances may know the same delivery:
 * whoever claims it posts it.
 */
final class WebhookDispatcher implements DeliveryScheduler, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final DeliveryStore deliveries;
    private final DeliveryService delivering;
    private final WebhookSender post;
    private final WebhookProperties settings;
    private final AttemptMetrics attempts;
    private final InstantSource clock;
    private final Map<Delivery.Id, Instant> known = new ConcurrentHashMap<>();
    private final Map<Endpoint.Id, EndpointQueue> lanes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("webhooks-due").factory());
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private volatile boolean running;

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
        if (known.putIfAbsent(waiting.key().id(), waiting.key().created()) == null) {
            schedule(waiting.key(), waiting.next());
        }
    }

    /** How many deliveries this instance knows to wait. */
    int waiting() {
        return known.size();
    }

    /** How long the oldest of them has waited. */
    Duration oldest() {
        return oldestSince()
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private Optional<Instant> oldestSince() {
        return known.values().stream().min(Instant::compareTo);
    }

    @Override
    public void start() {
        running = true;
        scanIn(Duration.ZERO);
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

    private void scanIn(Duration delay) {
        later(delay, () -> execute(this::scan));
    }

    private void scan() {
        try {
            deliveries.waiting(this::take);
            scanIn(settings.rescan());
        } catch (RuntimeException trouble) {
            LOG.atWarn().addKeyValue("cause", trouble.toString()).log("Deliveries can't be listed, trying again");
            scanIn(AFTER_TROUBLE);
        }
    }

    private void schedule(Delivery.Key key, Instant at) {
        var delay = Duration.between(clock.instant(), at);
        later(delay.isNegative() ? Duration.ZERO : delay, () -> lane(key).add(key));
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

    private EndpointQueue lane(Delivery.Key key) {
        return lanes.computeIfAbsent(
                key.endpoint(), _ -> new EndpointQueue(settings.width(), this::execute, this::work));
    }

    private boolean work(Delivery.Key key) {
        try {
            return switch (delivering.claim(key.id())) {
                case Step.Post claimed -> carry(key, claimed);
                case Step.Later later -> follow(key, later);
                case Step.Over over -> follow(key, over);
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException trouble) {
            LOG.atWarn()
                    .addKeyValue("delivery", key.id())
                    .addKeyValue("cause", trouble.toString())
                    .log("A delivery waits for the store");
            schedule(key, clock.instant().plus(AFTER_TROUBLE));
            return true;
        }
    }

    private boolean carry(Delivery.Key key, Step.Post claimed) throws InterruptedException {
        var attempt = post.attempt(claimed);
        attempts.count(attempt);
        follow(key, delivering.settle(claimed, attempt));
        return attempt.result() == Result.DELIVERED;
    }

    private boolean follow(Delivery.Key key, Step step) {
        switch (step) {
            case Step.Later later -> schedule(key, later.at());
            case Step.Over _, Step.Post _ -> known.remove(key.id());
        }
        return true;
    }
}
