package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.domain.certificate.CertificateLimits;
import io.countersign.platform.testing.BoundProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatePropertiesTest {

    private static final String PREFIX = "countersign.intake.certificates";

    private static CertificateLimits bound(Map<String, String> settings) {
        return BoundProperties.bind(PREFIX, CertificateProperties.class, settings)
                .limits();
    }

    @Test
    void hasDefaultsAndTakesEverySetting() {
        var settings = Map.of(PREFIX + ".max-per-account", "7", PREFIX + ".max-bytes-per-account", "2MB");

        assertThat(bound(Map.of())).isEqualTo(new CertificateLimits(1_000, 1L << 30));
        assertThat(bound(settings)).isEqualTo(new CertificateLimits(7, 2L << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "max-per-account, 0, must be between 1 and 5000",
        "max-per-account, 5001, must be between 1 and 5000",
        "max-bytes-per-account, 0, max-bytes-per-account must be at least 1"
    })
    void refusesInvalidValues(String setting, String value, String allowed) {
        assertThat(BoundProperties.refusal(PREFIX, CertificateProperties.class, Map.of(PREFIX + "." + setting, value)))
                .contains(PREFIX, allowed);
    }
}
