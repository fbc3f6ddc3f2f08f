package io.countersign.quota.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.BoundProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepPropertiesTest {

    @Test
    void everyTenMinutesUnlessSaidOtherwise() {
        assertThat(bound(Map.of()).every()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void takesAnotherTime() {
        assertThat(bound(Map.of("countersign.quota.sweep.every", "5s")).every()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void refusesNoTimeAtAll() {
        assertThat(BoundProperties.refusal(
                        "countersign.quota.sweep",
                        SweepProperties.class,
                        Map.of("countersign.quota.sweep.every", "0s")))
                .contains("Property: countersign.quota.sweep.every", "must be longer than or equal to 1ms");
    }

    private static SweepProperties bound(Map<String, String> settings) {
        return BoundProperties.bind("countersign.quota.sweep", SweepProperties.class, settings);
    }
}
