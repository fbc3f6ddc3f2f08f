package io.countersign.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.notification.domain.delivery.RetrySchedule;
import io.countersign.notification.domain.endpoint.AddressPolicy;
import io.countersign.platform.testing.BoundProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookPropertiesTest {

    @Test
    void hasStrictDefaults() {
        var settings = bind(Map.of());

        assertThat(settings.addresses()).isEqualTo(new AddressPolicy(false));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.terms().backOff()).isEqualTo(RetrySchedule.standard());
        assertThat(settings.terms().claim()).isGreaterThan(settings.timeout());
        assertThat(settings.width()).isEqualTo(4);
        assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void everyPropertyCanBeSet() {
        var settings = bind(Map.of(
                "countersign.webhooks.allow-private", "true",
                "countersign.webhooks.timeout", "3s",
                "countersign.webhooks.delays", "1s,2s",
                "countersign.webhooks.width", "2",
                "countersign.webhooks.poll", "1m"));

        assertThat(settings)
                .isEqualTo(new WebhookProperties(
                        true,
                        Duration.ofSeconds(3),
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        2,
                        Duration.ofMinutes(1)));
    }

    @Test
    void refusesInvalidValues() {
        assertThat(refusal("width", "0")).contains("Property: countersign.webhooks.width", "greater than 0");
        assertThat(refusal("timeout", "0s")).contains("Property: countersign.webhooks.timeout", "or equal to 1ms");
        assertThat(refusal("poll", "0s")).contains("Property: countersign.webhooks.poll", "or equal to 1ms");
        assertThat(refusal("delays", "1s,0s")).contains("Property: countersign.webhooks.delays[1]", "or equal to 1ms");
    }

    private static WebhookProperties bind(Map<String, String> properties) {
        return BoundProperties.bind("countersign.webhooks", WebhookProperties.class, properties);
    }

    private static String refusal(String property, String value) {
        return BoundProperties.refusal(
                "countersign.webhooks", WebhookProperties.class, Map.of("countersign.webhooks." + property, value));
    }
}
