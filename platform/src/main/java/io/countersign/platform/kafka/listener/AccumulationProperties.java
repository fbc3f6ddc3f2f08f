package io.countersign.platform.kafka.listener;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How listeners collect records.
 *
 * @param gather the least time from one batch of a listener to its next
 */
@Validated
@ConfigurationProperties("countersign.kafka")
public record AccumulationProperties(
        @DefaultValue("20ms") @DurationMin Duration gather) {}
