package io.countersign.review.kafka;

import io.countersign.platform.kafka.TopicInitializer;
import io.countersign.review.domain.decision.Settlement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every few seconds for verdicts whose event a crash may have left unpublished. */
@Component
class SettlementSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementSweep.class);

    private final Settlement settlement;
    private final TopicInitializer gate;
    private final long everyMillis;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("sweep").factory());
    private volatile boolean running;

    SettlementSweep(
            Settlement settlement,
            TopicInitializer gate,
            @Value("${countersign.review.sweep-every:5s}") java.time.Duration every) {
        this.settlement = settlement;
        this.gate = gate;
        this.everyMillis = every.toMillis();
    }

    @Override
    public void start() {
        running = true;
        var _ = timer.scheduleWithFixedDelay(this::sweep, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        timer.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void sweep() {
        try {
            if (running && gate.opened().isDone()) {
                settlement.sweep();
            }
        } catch (RuntimeException failed) {
            LOG.atWarn().addKeyValue("cause", failed.toString()).log("The sweep will try again");
        }
    }
}
