package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.BoundProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityPropertiesTest {

    private static final String PREFIX = "countersign.review.quality";

    private static QualityProperties bound(Map<String, String> settings) {
        return BoundProperties.bind(PREFIX, QualityProperties.class, settings);
    }

    @Test
    void hasDefaultsAndTakesEverySetting() {
        var settings = Map.of(
                PREFIX + ".permille", "50",
                PREFIX + ".seed", "s",
                PREFIX + ".account", "operator",
                PREFIX + ".copies", "true",
                PREFIX + ".claim-percent", "100");

        assertThat(bound(Map.of())).isEqualTo(new QualityProperties(0, "", "", false, 10));
        assertThat(bound(settings)).isEqualTo(new QualityProperties(50, "s", "operator", true, 100));
    }

    @ParameterizedTest
    @CsvSource({
        "permille, permille, 51, must be between 0 and 50",
        "permille, permille, -1, must be between 0 and 50",
        "claim-percent, claimPercent, 101, must be between 0 and 100"
    })
    void refusesAShareOutOfItsBounds(String setting, String property, String value, String allowed) {
        assertThat(refusal(Map.of(PREFIX + "." + setting, value, PREFIX + ".seed", "s")))
                .contains("Property: " + PREFIX + "." + property, allowed);
    }

    @Test
    void refusesAShareWithoutASeed() {
        assertThat(refusal(Map.of(PREFIX + ".permille", "1"))).contains("a share needs a seed");
    }

    private static String refusal(Map<String, String> settings) {
        return BoundProperties.refusal(PREFIX, QualityProperties.class, settings);
    }
}
