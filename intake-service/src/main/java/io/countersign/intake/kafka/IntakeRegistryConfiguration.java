package io.countersign.intake.kafka;

import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.account.TenantBacklog;
import io.countersign.intake.domain.evaluation.InMemorySignatureRegistry;
import io.countersign.platform.kafka.TopicInitializer;
import io.countersign.platform.kafka.TopicReplayer;
import io.countersign.platform.kafka.TopicReplayer.ReplayedTopic;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What every instance holds in memory: the registry, read to its end before readiness, and the backlog. */
@Configuration(proxyBeanMethods = false)
class IntakeRegistryConfiguration {

    /** Every instance sees all decisions: it may have appended a revision whose partition another instance reads. */
    @Bean
    TopicReplayer registry(
            Topics topics,
            TopicInitializer gate,
            ConsumerFactory<String, byte[]> consumers,
            IntakeRegistryFeed signatures,
            BacklogFeed backlog) {
        return new TopicReplayer(
                gate,
                consumers,
                List.of(
                        ReplayedTopic.fromBeginning(topics.signatures(), signatures::on),
                        ReplayedTopic.fromEnd(topics.decisions(), backlog::on)));
    }

    @Bean
    IntakeRegistryFeed registryFeed(JsonMapper json, InMemorySignatureRegistry signatures) {
        return new IntakeRegistryFeed(json, signatures);
    }

    @Bean
    BacklogFeed backlogFeed(TenantBacklog backlog) {
        return new BacklogFeed(backlog);
    }
}
