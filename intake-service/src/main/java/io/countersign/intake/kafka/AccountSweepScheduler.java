package io.countersign.intake.kafka;

import io.countersign.intake.domain.account.AccountDirectory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Publishes the registrations that are stored and not acknowledged. */
@Component
final class AccountSweepScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AccountSweepScheduler.class);
    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(5);

    private final AccountDirectory accounts;
    private @Nullable ScheduledExecutorService timer;

    AccountSweepScheduler(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("account-sweep").factory());
        var _ = started.scheduleWithFixedDelay(
                this::sweep, SWEEP_INTERVAL.toMillis(), SWEEP_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void sweep() {
        try {
            int sent = accounts.sweep();
            if (sent > 0) {
                LOG.atInfo().addKeyValue("registrations", sent).log("Published unsent registrations");
            }
        } catch (RuntimeException unavailable) {
            LOG.atWarn().addKeyValue("cause", unavailable.toString()).log("Sweep of registrations failed; retrying");
        }
    }
}
