package io.countersign.intake.kafka;

import io.countersign.contracts.Topics;
import io.countersign.intake.domain.ApprovedSignatures;
import io.countersign.platform.kafka.TopicsGate;
import io.countersign.platform.kafka.WholeTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The registry in memory is fed from the compacted topic; readiness waits for its end. */
@Configuration(proxyBeanMethods = false)
class RegistryWiring {

    @Bean
    WholeTopic registry(
            Topics topics,
            TopicsGate gate,
            ConsumerFactory<String, byte[]> consumers,
            JsonMapper json,
            ApprovedSignatures signatures) {
        return new WholeTopic(topics.signatures(), gate, consumers, new RegistryFeed(json, signatures)::on);
    }
}
