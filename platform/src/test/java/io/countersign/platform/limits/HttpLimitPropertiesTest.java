package io.countersign.platform.limits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.BoundProperties;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class HttpLimitPropertiesTest {

    private static HttpLimitProperties bind(Map<String, String> settings) {
        return BoundProperties.bind("countersign.http", HttpLimitProperties.class, settings);
    }

    @Test
    void hasDefaults() {
        var limits = bind(Map.of());

        assertThat(limits.idleTimeout()).hasSeconds(60);
        assertThat(limits.headTimeout()).hasSeconds(10);
        assertThat(limits.bodyTimeout()).hasSeconds(30);
        assertThat(limits.maxConnections()).isEqualTo(4096);
        assertThat(limits.maxInFlight()).isEqualTo(1000);
        assertThat(limits.maxInFlightPerCaller()).isEqualTo(250);
        var bytes = requireNonNull(limits.maxBodyBytes()).toBytes();
        assertThat(bytes).isEqualTo(Math.max(32 << 20, Runtime.getRuntime().maxMemory() / 8));
        assertThat(requireNonNull(limits.maxBodyBytesPerCaller()).toBytes()).isEqualTo(bytes / 4);
    }

    @Test
    void theShareOfOneCallerFollowsTheTotal() {
        assertThat(bind(Map.of("countersign.http.max-in-flight", "40")).maxInFlightPerCaller())
                .isEqualTo(10);
        assertThat(bind(Map.of("countersign.http.max-in-flight", "3")).maxInFlightPerCaller())
                .isEqualTo(1);
        assertThat(bind(Map.of("countersign.http.max-in-flight", "40", "countersign.http.max-in-flight-per-caller", ""))
                        .maxInFlightPerCaller())
                .isEqualTo(10);
    }

    @Test
    void takesEverySetting() {
        assertThat(bind(Map.of(
                        "countersign.http.idle-timeout", "1s",
                        "countersign.http.head-timeout", "2s",
                        "countersign.http.body-timeout", "3s",
                        "countersign.http.max-connections", "4",
                        "countersign.http.max-in-flight", "5",
                        "countersign.http.max-in-flight-per-caller", "6",
                        "countersign.http.max-body-bytes", "7MB",
                        "countersign.http.max-body-bytes-per-caller", "8MB")))
                .isEqualTo(new HttpLimitProperties(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        4,
                        5,
                        6,
                        DataSize.ofMegabytes(7),
                        DataSize.ofMegabytes(8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idle-timeout=0s",
                "head-timeout=-1s",
                "body-timeout=0s",
                "max-connections=0",
                "max-in-flight=0",
                "max-in-flight-per-caller=0"
            })
    void refusesInvalidValues(String setting) {
        var parts = setting.split("=", 2);

        var refusal = BoundProperties.refusal(
                "countersign.http", HttpLimitProperties.class, Map.of("countersign.http." + parts[0], parts[1]));
        assertThat(refusal).contains("Property: countersign.http.", "Reason: must be ");
        assertThat(refusal.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .contains(parts[0]);
    }

    @Test
    void reportsADurationAsSettingsAreWritten() {
        var refusal = BoundProperties.refusal(
                "countersign.http", HttpLimitProperties.class, Map.of("countersign.http.idle-timeout", "0s"));

        assertThat(refusal).contains("Reason: must be longer than or equal to 1ms");
    }
}
