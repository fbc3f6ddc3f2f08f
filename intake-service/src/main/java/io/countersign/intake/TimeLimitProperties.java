package io.countersign.intake;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long a request takes.
 *
 * @param appendTimeout for all that it asks store and broker for; less than the time-out of clients
 */
@Validated
@ConfigurationProperties("countersign.intake")
record TimeLimitProperties(@DurationMin(millis = 1) Duration appendTimeout) {}
