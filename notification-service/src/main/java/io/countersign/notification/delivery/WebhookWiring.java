package io.countersign.notification.delivery;

import io.countersign.notification.domain.AddressPolicy;
import io.countersign.notification.domain.Deliveries;
import io.countersign.notification.domain.Delivering;
import io.countersign.notification.domain.Endpoints;
import io.countersign.notification.domain.Notices;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way out to endpoints. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookWiring {

    @Bean
    AddressPolicy addressPolicy(WebhookSettings settings) {
        return settings.addresses();
    }

    @Bean
    Delivering delivering(
            Deliveries deliveries,
            Notices notices,
            Endpoints endpoints,
            WebhookSettings settings,
            InstantSource clock) {
        return new Delivering(
                deliveries,
                notices,
                endpoints,
                settings.terms(),
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Bean
    Dispatcher dispatcher(
            Deliveries deliveries,
            Delivering delivering,
            WebhookSettings settings,
            InstantSource clock,
            MeterRegistry meters) {
        var post = new Post(settings.addresses(), settings.timeout(), clock);
        var dispatcher = new Dispatcher(deliveries, delivering, post, settings, new Attempts(meters), clock);
        Gauge.builder("countersign.deliveries.waiting", dispatcher, Dispatcher::waiting)
                .description("Deliveries that this instance knows to wait for an attempt")
                .register(meters);
        TimeGauge.builder(
                        "countersign.deliveries.oldest",
                        dispatcher,
                        TimeUnit.MILLISECONDS,
                        d -> d.oldest().toMillis())
                .description("Age of the oldest of them")
                .register(meters);
        return dispatcher;
    }
}
