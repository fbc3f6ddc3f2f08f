package io.countersign.intake.web;

import io.countersign.contracts.Region;
import io.countersign.intake.domain.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * {@code countersign_submitted_total{channel,region}}: applications answered with 202, without repeats;
 * {@code countersign_rejected_at_the_door_total{channel,code}}: applications that were refused at once;
 * {@code countersign_shed_total{cause}}: requests refused for load.
 */
@Component
final class IntakeMetrics {

    /** How an application came in. */
    enum Channel {
        REST,
        BULK
    }

    private final MeterRegistry meters;

    IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void submitted(Channel channel, Region region, Answer.Accepted accepted) {
        if (accepted.repeated()) {
            return;
        }
        meters.counter("countersign.submitted", "channel", code(channel), "region", region.code())
                .increment();
    }

    /** @param code of the problem document: a closed set */
    void refused(Channel channel, String code) {
        meters.counter("countersign.rejected.at.the.door", "channel", code(channel), "code", code)
                .increment();
    }

    void shed(String cause) {
        meters.counter("countersign.shed", "cause", cause).increment();
    }

    private static String code(Channel channel) {
        return channel.name().toLowerCase(java.util.Locale.ROOT);
    }
}
