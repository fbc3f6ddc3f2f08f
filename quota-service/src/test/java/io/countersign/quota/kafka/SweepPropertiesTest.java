package io.countersign.quota.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

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
        assertThatThrownBy(() -> bound(Map.of("countersign.quota.sweep.every", "0s")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static SweepProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("countersign.quota.sweep", SweepProperties.class);
    }
}
