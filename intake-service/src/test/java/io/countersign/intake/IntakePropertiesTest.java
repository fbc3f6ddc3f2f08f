package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.domain.account.BacklogLimits;
import io.countersign.platform.testing.BoundProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakePropertiesTest {

    private static BacklogLimits bound(Map<String, String> settings) {
        return properties(settings).bounds();
    }

    private static IntakeProperties properties(Map<String, String> settings) {
        return BoundProperties.bind("countersign.intake.bounds", IntakeProperties.class, settings);
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
        assertThat(refusal("backlog", "0")).contains("Property: countersign.intake.bounds.backlog", "greater than 0");
    }

    @Test
    void refusesInvalidValues() {
        assertThat(refusal("revisions", "15"))
                .contains("Property: countersign.intake.bounds.revisions", "must be between 1 and 14");
        assertThat(refusal("open-revisions", "0")).contains("greater than 0");
        assertThat(refusal("open-appeals", "-1")).contains("greater than or equal to 0");
    }

    private static String refusal(String property, String value) {
        return BoundProperties.refusal(
                "countersign.intake.bounds",
                IntakeProperties.class,
                Map.of("countersign.intake.bounds." + property, value));
    }
}
