package io.countersign.quota.kafka;

import static java.util.stream.Collectors.toSet;

import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.ScheduledSweep;
import io.countersign.platform.kafka.topic.TopicInitializer;
import io.countersign.quota.domain.admission.Sweep;
import java.time.InstantSource;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Sweeps this instance's partitions that have not been swept today. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SweepProperties.class)
class SweepConfiguration {

    @Bean
    ScheduledSweep quotaSweep(
            Sweep sweep,
            KafkaListenerEndpointRegistry listeners,
            Topics topics,
            TopicInitializer initializer,
            AccountPartitioner partitions,
            QuotaMetrics metrics,
            InstantSource clock,
            SweepProperties settings) {
        return new ScheduledSweep("quota", settings.every(), initializer.opened(), () -> {
            var own = own(listeners, topics.applications());
            metrics.questioned(sweep.run(own, partitions::of, clock.instant()));
        });
    }

    private static Set<Integer> own(KafkaListenerEndpointRegistry listeners, String applications) {
        var container = listeners.getListenerContainer(QuotaListener.ID);
        var assigned = container == null ? null : container.getAssignedPartitions();
        return assigned == null
                ? Set.of()
                : assigned.stream()
                        .filter(partition -> partition.topic().equals(applications))
                        .map(TopicPartition::partition)
                        .collect(toSet());
    }
}
