package io.countersign.review.console.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.platform.testing.BoundProperties;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsolePropertiesTest {

    private static ConsoleProperties bind(Map<String, String> settings) {
        return BoundProperties.bind("countersign.console", ConsoleProperties.class, settings);
    }

    private static ConsoleProperties at(@Nullable String url) {
        return new ConsoleProperties(
                "c", "", "roles", url == null ? null : URI.create(url), Duration.ofMinutes(1), Duration.ofHours(1));
    }

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ConsoleProperties(
                        "countersign-console", "", "roles", null, Duration.ofMinutes(30), Duration.ofHours(12)));
    }

    @Test
    void bindsEverySetting() {
        assertThat(bind(Map.of(
                        "countersign.console.client-id", "c",
                        "countersign.console.client-secret", "s",
                        "countersign.console.roles-claim", "groups",
                        "countersign.console.url", "https://review.example.org/",
                        "countersign.console.idle-timeout", "1m",
                        "countersign.console.absolute-timeout", "1h")))
                .isEqualTo(new ConsoleProperties(
                        "c",
                        "s",
                        "groups",
                        URI.create("https://review.example.org"),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1)));
    }

    @Test
    void takesTheAddressFromEachRequestWhereNoneIsSet() {
        assertThat(at(null).baseUrl()).isEqualTo("{baseUrl}");
        assertThat(at("").baseUrl()).isEqualTo("{baseUrl}");
        assertThat(at(null).isHttps()).isFalse();
        assertThat(at("https://review.example.org").isHttps()).isTrue();
    }

    @Test
    void refusesAnAddressWithAPathAndTimeoutsThatContradict() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at("https://example.org/console"))
                .withMessageContaining("countersign.console.url");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ConsoleProperties("c", "", "roles", null, Duration.ofHours(2), Duration.ofHours(1)))
                .withMessageContaining("absolute-timeout");
    }
}
