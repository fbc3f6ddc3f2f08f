package io.countersign.intake.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bulk streams at once, per instance.
 *
 * @param maxStreams of all callers
 * @param maxStreamsPerCaller of one platform or account
 */
@ConfigurationProperties("countersign.intake.bulk")
record BulkProperties(
        @DefaultValue("64") int maxStreams,
        @DefaultValue("8") int maxStreamsPerCaller) {

    BulkProperties {
        if (maxStreams < 1 || maxStreamsPerCaller < 1) {
            throw new IllegalArgumentException("countersign.intake.bulk: every limit must be at least 1");
        }
    }
}
