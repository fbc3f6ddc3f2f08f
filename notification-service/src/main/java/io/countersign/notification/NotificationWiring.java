package io.countersign.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.NoticeEvent.NoticeIssued;
import io.countersign.notification.domain.Deliveries;
import io.countersign.notification.domain.Endpoints;
import io.countersign.notification.domain.Feeds;
import io.countersign.notification.domain.Notices;
import io.countersign.notification.domain.Outlet;
import io.countersign.notification.domain.Registering;
import io.countersign.notification.domain.Stores;
import io.countersign.notification.domain.Telling;
import io.countersign.platform.kafka.JsonCodec;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the plain Java of the domain to its surroundings. */
@Configuration(proxyBeanMethods = false)
class NotificationWiring {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Stores stores(Feeds feeds, Notices notices, Deliveries deliveries, Endpoints endpoints) {
        return new Stores(feeds, notices, deliveries, endpoints);
    }

    @Bean
    Telling telling(Stores stores, JsonCodec<CloudEvent<NoticeIssued>> codec, InstantSource clock, Outlet outlet) {
        return new Telling(stores, event -> new String(codec.write(event), UTF_8), clock, outlet);
    }

    @Bean
    Registering registering(Endpoints endpoints, InstantSource clock) {
        return new Registering(endpoints, clock, new SecureRandom());
    }
}
