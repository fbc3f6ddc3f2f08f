package io.countersign.quota.kafka;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When forgotten slots are looked for.
 *
 * @param every how often an instance looks for partitions of its own that were not swept today
 */
@Validated
@ConfigurationProperties("countersign.quota.sweep")
record SweepProperties(
        @DefaultValue("10m") @DurationMin(millis = 1) Duration every) {}
