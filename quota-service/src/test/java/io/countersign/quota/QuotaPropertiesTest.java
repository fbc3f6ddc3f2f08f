package io.countersign.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class QuotaPropertiesTest {

    @Test
    void fiftyUnlessSaidOtherwise() {
        assertThat(bound(Map.of())).isEqualTo(new QuotaProperties(50));
    }

    @Test
    void takesAnotherLimit() {
        assertThat(bound(Map.of("countersign.quota.limit", "7"))).isEqualTo(new QuotaProperties(7));
    }

    @Test
    void refusesWhatALedgerCannotHold() {
        assertThatThrownBy(() -> bound(Map.of("countersign.quota.limit", "1001")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bound(Map.of("countersign.quota.limit", "-1")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static QuotaProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("countersign.quota", QuotaProperties.class);
    }
}
