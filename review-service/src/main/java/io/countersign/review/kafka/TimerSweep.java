package io.countersign.review.kafka;

import io.countersign.platform.kafka.TopicInitializer;
import io.countersign.review.domain.decision.CaseTimers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the clocks of open cases run: every few seconds the timers that have passed are handled. */
@Component
class TimerSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TimerSweep.class);

    private final CaseTimers timers;
    private final TopicInitializer gate;
    private final long everyMillis;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("timers").factory());
    private volatile boolean running;

    TimerSweep(
            CaseTimers timers, TopicInitializer gate, @Value("${countersign.review.timer-every:5s}") Duration every) {
        this.timers = timers;
        this.gate = gate;
        this.everyMillis = every.toMillis();
    }

    @Override
    public void start() {
        running = true;
        var _ = scheduler.scheduleWithFixedDelay(this::sweep, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        scheduler.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void sweep() {
        try {
            if (running && gate.opened().isDone()) {
                timers.sweep();
            }
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue("cause", failed.toString())
                    .log("Sweep of timers failed; the next one tries again");
        }
    }
}
