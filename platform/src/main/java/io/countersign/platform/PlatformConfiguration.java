package io.countersign.platform;

import io.countersign.platform.handler.HandlerConfiguration;
import io.countersign.platform.health.HealthConfiguration;
import io.countersign.platform.kafka.KafkaConfiguration;
import io.countersign.platform.limits.LimitsConfiguration;
import io.countersign.platform.metrics.MetricsConfiguration;
import io.countersign.platform.security.SecurityConfiguration;
import io.countersign.platform.service.ServiceConfiguration;
import io.countersign.platform.store.StoreConfiguration;
import io.countersign.platform.web.server.WebConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All of the platform in one import. Any number of contexts in one JVM may import it: nothing here is static state. */
@Configuration(proxyBeanMethods = false)
@Import({
    ServiceConfiguration.class,
    KafkaConfiguration.class,
    StoreConfiguration.class,
    WebConfiguration.class,
    LimitsConfiguration.class,
    SecurityConfiguration.class,
    MetricsConfiguration.class,
    HealthConfiguration.class,
    HandlerConfiguration.class
})
public class PlatformConfiguration {}
