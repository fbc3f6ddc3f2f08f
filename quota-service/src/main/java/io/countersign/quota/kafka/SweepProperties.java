package io.countersign.quota.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When forgotten slots are looked for.
 *
 * @param every how often an instance looks for partitions of its own that were not swept today
 */
@ConfigurationProperties("countersign.quota.sweep")
record SweepProperties(@DefaultValue("10m") Duration every) {

    SweepProperties {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("countersign.quota.sweep.every is longer than nothing");
        }
    }
}
