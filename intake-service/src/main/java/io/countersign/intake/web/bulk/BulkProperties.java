package io.countersign.intake.web.bulk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bulk streams at once, per instance, and the limits of one of them.
 *
 * @param maxStreams of all callers
 * @param maxStreamsPerCaller of one platform or account
 * @param maxLines of one stream
 * @param maxDuration of one stream
 */
@ConfigurationProperties("countersign.intake.bulk")
record BulkProperties(
        @DefaultValue("64") int maxStreams,
        @DefaultValue("8") int maxStreamsPerCaller,
        @DefaultValue("100000") int maxLines,
        @DefaultValue("1h") Duration maxDuration) {

    BulkProperties {
        if (maxStreams < 1 || maxStreamsPerCaller < 1 || maxLines < 1 || !maxDuration.isPositive()) {
            throw new IllegalArgumentException("countersign.intake.bulk: every limit must be positive");
        }
    }
}
