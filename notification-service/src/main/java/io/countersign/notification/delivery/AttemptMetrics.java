package io.countersign.notification.delivery;

import io.countersign.notification.domain.delivery.Delivery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** {@code countersign_webhook_attempts_total{result}}: every POST by how it ended. */
final class AttemptMetrics {

    private final Map<Delivery.Result, Counter> counters = new EnumMap<>(Delivery.Result.class);

    AttemptMetrics(MeterRegistry meters) {
        for (var result : Delivery.Result.values()) {
            counters.put(
                    result,
                    Counter.builder("countersign.webhook.attempts")
                            .description("Attempts to post a notice, by how they ended")
                            .tag("result", result.code())
                            .register(meters));
        }
    }

    void count(Delivery.Attempt attempt) {
        Objects.requireNonNull(counters.get(attempt.result())).increment();
    }
}
