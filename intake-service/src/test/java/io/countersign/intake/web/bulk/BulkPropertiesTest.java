package io.countersign.intake.web.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.BoundProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkPropertiesTest {

    private static BulkProperties bound(Map<String, String> settings) {
        return BoundProperties.bind("countersign.intake.bulk", BulkProperties.class, settings);
    }

    @Test
    void aStreamEndsAfterAHundredThousandLinesOrAnHourByDefault() {
        assertThat(bound(Map.of())).isEqualTo(new BulkProperties(64, 8, 100_000, Duration.ofHours(1)));
    }

    @Test
    void takesEverySetting() {
        var settings = Map.of(
                "countersign.intake.bulk.max-streams", "3",
                "countersign.intake.bulk.max-streams-per-caller", "2",
                "countersign.intake.bulk.max-lines", "10",
                "countersign.intake.bulk.max-duration", "90s");

        assertThat(bound(settings)).isEqualTo(new BulkProperties(3, 2, 10, Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @CsvSource({
        "max-streams, maxStreams, 0",
        "max-streams-per-caller, maxStreamsPerCaller, 0",
        "max-lines, maxLines, 0",
        "max-duration, maxDuration, 0s"
    })
    void refusesALimitThatIsNotPositive(String setting, String property, String value) {
        assertThat(BoundProperties.refusal(
                        "countersign.intake.bulk",
                        BulkProperties.class,
                        Map.of("countersign.intake.bulk." + setting, value)))
                .contains("Property: countersign.intake.bulk." + property, "Reason: must be ");
    }
}
