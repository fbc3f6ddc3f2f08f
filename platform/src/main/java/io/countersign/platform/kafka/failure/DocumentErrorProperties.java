package io.countersign.platform.kafka.failure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many records of one listener may be dead-lettered within a minute because of a stored document.
 *
 * @param maxRecordsPerMinute of all keys together
 * @param maxKeysPerMinute different keys; one bad document affects the records of one key only
 */
@ConfigurationProperties("countersign.kafka.document-errors")
public record DocumentErrorProperties(
        @DefaultValue("200") int maxRecordsPerMinute,
        @DefaultValue("10") int maxKeysPerMinute) {

    static final DocumentErrorProperties DEFAULTS = new DocumentErrorProperties(200, 10);

    public DocumentErrorProperties {
        if (maxRecordsPerMinute < 0 || maxKeysPerMinute < 0) {
            throw new IllegalArgumentException("countersign.kafka.document-errors must not be negative");
        }
    }
}
