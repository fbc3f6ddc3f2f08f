package io.countersign.intake.kafka;

import io.countersign.contracts.Topics;
import io.countersign.intake.domain.InMemorySignatureRegistry;
import io.countersign.intake.domain.TenantBacklog;
import io.countersign.platform.kafka.TopicInitializer;
import io.countersign.platform.kafka.TopicReplayer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The registry in memory is fed from the compacted topic; readiness waits for its end. */
@Configuration(proxyBeanMethods = false)
class IntakeRegistryConfiguration {

    @Bean
    TopicReplayer registry(
            Topics topics,
            TopicInitializer gate,
            ConsumerFactory<String, byte[]> consumers,
            JsonMapper json,
            InMemorySignatureRegistry signatures) {
        return new TopicReplayer(topics.signatures(), gate, consumers, new IntakeRegistryFeed(json, signatures)::on);
    }

    /** Every instance sees all decisions: it may have appended a revision whose partition another instance reads. */
    @Bean
    TopicReplayer decidedRevisions(
            Topics topics, TopicInitializer gate, ConsumerFactory<String, byte[]> consumers, TenantBacklog backlog) {
        return TopicReplayer.fromEnd(topics.decisions(), gate, consumers, new BacklogFeed(backlog)::on);
    }
}
