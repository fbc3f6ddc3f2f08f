package io.countersign.intake.kafka;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** {@code countersign_view_delay_seconds}: from a decision's time until intake shows it. */
@Component
final class ViewMetrics {

    private final Timer delay;
    private final InstantSource clock;

    ViewMetrics(MeterRegistry meters, InstantSource clock) {
        this.delay = Timer.builder("countersign.view.delay")
                .description("From a decision until the read view shows it")
                .register(meters);
        this.clock = clock;
    }

    void shown(CloudEvent<Event> event) {
        if (event.data() instanceof DecisionEvent) {
            var age = Duration.between(event.time(), clock.instant());
            delay.record(age.isNegative() ? Duration.ZERO : age);
        }
    }
}
