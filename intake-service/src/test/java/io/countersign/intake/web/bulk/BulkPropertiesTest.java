package io.countersign.intake.web.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BulkPropertiesTest {

    private static BulkProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("countersign.intake.bulk", BulkProperties.class);
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
    @CsvSource({"0, 8, 10, 1", "64, 0, 10, 1", "64, 8, 0, 1", "64, 8, 10, 0"})
    void refusesALimitThatIsNotPositive(int streams, int perCaller, int lines, int seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BulkProperties(streams, perCaller, lines, Duration.ofSeconds(seconds)))
                .withMessage("countersign.intake.bulk: every limit must be positive");
    }
}
