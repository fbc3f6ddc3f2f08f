package io.countersign.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.notification.domain.delivery.RetrySchedule;
import io.countersign.notification.domain.endpoint.AddressPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

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
        var second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new WebhookProperties(false, second, List.of(), 0, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WebhookProperties(false, Duration.ZERO, List.of(), 1, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WebhookProperties(false, second, List.of(Duration.ZERO), 1, second))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static WebhookProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("countersign.webhooks", WebhookProperties.class);
    }
}
