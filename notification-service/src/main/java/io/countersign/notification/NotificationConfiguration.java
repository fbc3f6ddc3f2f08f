package io.countersign.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.notification.domain.delivery.DeliveryScheduler;
import io.countersign.notification.domain.delivery.DeliveryStore;
import io.countersign.notification.domain.endpoint.EndpointRegistration;
import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.notification.domain.feed.NoticeIssuer;
import io.countersign.notification.domain.feed.NotificationStores;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.platform.kafka.event.JsonCodec;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the plain Java of the domain to its surroundings. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    NotificationStores stores(FeedStore feeds, NoticeStore notices, DeliveryStore deliveries, EndpointStore endpoints) {
        return new NotificationStores(feeds, notices, deliveries, endpoints);
    }

    @Bean
    NoticeIssuer noticeIssuer(
            NotificationStores stores,
            JsonCodec<CloudEvent<NoticeEvent>> codec,
            InstantSource clock,
            DeliveryScheduler scheduler) {
        return new NoticeIssuer(stores, event -> new String(codec.write(event), UTF_8), clock, scheduler);
    }

    @Bean
    EndpointRegistration registering(EndpointStore endpoints, InstantSource clock) {
        return new EndpointRegistration(endpoints, clock, new SecureRandom());
    }
}
