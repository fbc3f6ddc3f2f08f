package io.countersign.intake.web.bulk;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bulk streams at once, per instance, and the limits of one of them.
 *
 * @param maxStreams of all callers
 * @param maxStreamsPerCaller of one platform or account
 * @param maxLines of one stream
 * @param maxDuration of one stream
 */
@Validated
@ConfigurationProperties("countersign.intake.bulk")
record BulkProperties(
        @DefaultValue("64") @Positive int maxStreams,
        @DefaultValue("8") @Positive int maxStreamsPerCaller,
        @DefaultValue("100000") @Positive int maxLines,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration maxDuration) {}
