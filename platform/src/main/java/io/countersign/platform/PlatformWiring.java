package io.countersign.platform;

import io.countersign.platform.health.HealthWiring;
import io.countersign.platform.kafka.KafkaWiring;
import io.countersign.platform.metrics.MetricsWiring;
import io.countersign.platform.security.SecurityWiring;
import io.countersign.platform.service.ServiceWiring;
import io.countersign.platform.store.StoreWiring;
import io.countersign.platform.web.WebWiring;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All of the platform in one import. Any number of contexts in one JVM may import it: nothing here is static state. */
@Configuration(proxyBeanMethods = false)
@Import({
    ServiceWiring.class,
    KafkaWiring.class,
    StoreWiring.class,
    WebWiring.class,
    SecurityWiring.class,
    MetricsWiring.class,
    HealthWiring.class
})
public class PlatformWiring {}
