package io.countersign.platform.metrics;

import io.countersign.platform.service.ServiceName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** The common tag {@code service}, the times of requests, and the lag of the service's groups. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

    @Bean
    static MeterFilter serviceTag(ServiceName service) {
        return MeterFilter.commonTags(Tags.of("service", service.name()));
    }

    @Bean
    RequestTimerFilter requestTimer(MeterRegistry meters) {
        return new RequestTimerFilter(meters);
    }

    @Bean
    ConsumerLagMetrics lag(Admin admin, KafkaListenerEndpointRegistry listeners, MeterRegistry meters) {
        return new ConsumerLagMetrics(admin, listeners, meters);
    }
}
