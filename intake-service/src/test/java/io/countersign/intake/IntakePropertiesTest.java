package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.intake.domain.account.BacklogLimits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IntakePropertiesTest {

    private static BacklogLimits bound(Map<String, String> settings) {
        return properties(settings).bounds();
    }

    private static IntakeProperties properties(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("countersign.intake.bounds", IntakeProperties.class);
    }

    @Test
    void theDefaultsAreTheDomains() {
        assertThat(bound(Map.of())).isEqualTo(BacklogLimits.defaults());
    }

    @Test
    void eachIsSetByItsName() {
        assertThat(bound(Map.of(
                        "countersign.intake.bounds.open-revisions", "7",
                        "countersign.intake.bounds.open-appeals", "8",
                        "countersign.intake.bounds.revisions", "9")))
                .isEqualTo(new BacklogLimits(7, 8, 9));
    }

    @Test
    void theBacklogHasADefaultAndASetting() {
        var settings = Map.of("countersign.intake.bounds.backlog", "7");

        assertThat(properties(Map.of()).backlog()).isEqualTo(20);
        assertThat(properties(settings).backlog()).isEqualTo(7);
        assertThatThrownBy(() -> properties(Map.of("countersign.intake.bounds.backlog", "0")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesInvalidValues() {
        assertThatThrownBy(() -> bound(Map.of("countersign.intake.bounds.revisions", "15")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
}
