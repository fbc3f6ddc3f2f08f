package io.countersign.notification.delivery;

import io.countersign.notification.domain.delivery.DeliveryService;
import io.countersign.notification.domain.delivery.DeliveryStore;
import io.countersign.notification.domain.endpoint.AddressPolicy;
import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.domain.notice.NoticeStore;
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
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    @Bean
    AddressPolicy addressPolicy(WebhookProperties settings) {
        return settings.addresses();
    }

    @Bean
    DeliveryService delivering(
            DeliveryStore deliveries,
            NoticeStore notices,
            EndpointStore endpoints,
            WebhookProperties settings,
            InstantSource clock) {
        return new DeliveryService(
                deliveries,
                notices,
                endpoints,
                settings.terms(),
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Bean
    WebhookDispatcher dispatcher(
            DeliveryStore deliveries,
            DeliveryService delivering,
            WebhookProperties settings,
            InstantSource clock,
            MeterRegistry meters) {
        var post = new WebhookSender(settings.addresses(), settings.timeout(), clock);
        var dispatcher =
                new WebhookDispatcher(deliveries, delivering, post, settings, new AttemptMetrics(meters), clock);
        Gauge.builder("countersign.deliveries.waiting", dispatcher, WebhookDispatcher::waiting)
                .description("Deliveries that wait for an attempt, counted up to 10,000")
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
