package io.countersign.intake.web;

import io.countersign.contracts.Region;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.SubmissionMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * {@code countersign_submitted_total{channel,region}}: applications answered with 202, without repeats but for one that
 * overtakes the mark at its original's key;
 * {@code countersign_submissions_rejected_total{channel,code}}: applications that were refused at once;
 * {@code countersign_shed_total{cause}}: requests refused for load.
 */
@Component
public final class IntakeMetrics implements SubmissionMetrics {

    private final MeterRegistry meters;

    public IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void submitted(Channel channel, Region region, CommandResult.Accepted accepted) {
        if (accepted.repeated()) {
            return;
        }
        meters.counter("countersign.submitted", "channel", code(channel), "region", region.code())
                .increment();
    }

    /** @param code of the problem document: a closed set */
    public void refused(Channel channel, String code) {
        meters.counter("countersign.submissions.rejected", "channel", code(channel), "code", code)
                .increment();
    }

    public void shed(String cause) {
        meters.counter("countersign.shed", "cause", cause).increment();
    }

    private static String code(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }
}
