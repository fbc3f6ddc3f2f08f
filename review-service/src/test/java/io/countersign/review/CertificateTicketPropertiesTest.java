package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.BoundProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTicketPropertiesTest {

    private static final String PREFIX = "countersign.review.tickets";

    private static CertificateTicketProperties bound(Map<String, String> settings) {
        return BoundProperties.bind(PREFIX, CertificateTicketProperties.class, settings);
    }

    @Test
    void hasDefaultsAndTakesEverySetting() {
        var settings = Map.of(
                PREFIX + ".signing-key", "k:secret",
                PREFIX + ".lifetime", "1h",
                PREFIX + ".url", "https://intake.example.org",
                PREFIX + ".secure-cookie", "false");

        assertThat(bound(Map.of())).isEqualTo(new CertificateTicketProperties("", Duration.ofMinutes(5), "", true));
        assertThat(bound(settings))
                .isEqualTo(new CertificateTicketProperties(
                        "k:secret", Duration.ofHours(1), "https://intake.example.org", false));
    }

    @ParameterizedTest
    @CsvSource({"0s, must be longer than or equal to 1s", "61m, must be shorter than or equal to 1h"})
    void refusesALifetimeOutOfItsBounds(String lifetime, String allowed) {
        assertThat(BoundProperties.refusal(
                        PREFIX, CertificateTicketProperties.class, Map.of(PREFIX + ".lifetime", lifetime)))
                .contains("Property: " + PREFIX + ".lifetime", allowed);
    }
}
