package io.countersign.intake.kafka;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long a request waits for the broker.
 *
 * @param appendTimeout for store and broker together; less than the time-out of clients
 */
@Validated
@ConfigurationProperties("countersign.intake")
record AppendProperties(@DurationMin(millis = 1) Duration appendTimeout) {}
