package io.countersign.platform.kafka.failure;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many records of one listener may be dead-lettered within a minute because of a stored document.
 *
 * @param maxRecordsPerMinute of all keys together
 * @param maxKeysPerMinute different keys; one bad document affects the records of one key only
 */
@Validated
@ConfigurationProperties("countersign.kafka.document-errors")
public record DocumentErrorProperties(
        @DefaultValue("200") @PositiveOrZero int maxRecordsPerMinute,
        @DefaultValue("10") @PositiveOrZero int maxKeysPerMinute) {

    static final DocumentErrorProperties DEFAULTS = new DocumentErrorProperties(200, 10);
}
