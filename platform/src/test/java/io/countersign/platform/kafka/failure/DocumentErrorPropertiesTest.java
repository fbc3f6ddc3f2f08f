package io.countersign.platform.kafka.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.BoundProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentErrorPropertiesTest {

    private static final String PREFIX = "countersign.kafka.document-errors";

    @Test
    void hasDefaultsAndTakesEverySetting() {
        var settings = Map.of(PREFIX + ".max-records-per-minute", "0", PREFIX + ".max-keys-per-minute", "7");

        assertThat(BoundProperties.bind(PREFIX, DocumentErrorProperties.class, Map.of()))
                .isEqualTo(DocumentErrorProperties.DEFAULTS);
        assertThat(BoundProperties.bind(PREFIX, DocumentErrorProperties.class, settings))
                .isEqualTo(new DocumentErrorProperties(0, 7));
    }

    @ParameterizedTest
    @CsvSource({"max-records-per-minute, maxRecordsPerMinute", "max-keys-per-minute, maxKeysPerMinute"})
    void refusesANegativeNumber(String setting, String property) {
        assertThat(BoundProperties.refusal(PREFIX, DocumentErrorProperties.class, Map.of(PREFIX + "." + setting, "-1")))
                .contains("Property: " + PREFIX + "." + property, "Reason: must be greater than or equal to 0");
    }
}
