package io.countersign.intake.kafka;

import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.account.TenantBacklog;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.platform.kafka.topic.GroupCatchUp;
import io.countersign.platform.kafka.topic.TopicInitializer;
import io.countersign.platform.kafka.topic.TopicReplayer;
import io.countersign.platform.kafka.topic.TopicReplayer.ReplayedTopic;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerPostProcessor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import tools.jackson.databind.json.JsonMapper;

/** What has to be known before readiness: the registry, in the store, and the backlog, in memory. */
@Configuration(proxyBeanMethods = false)
class IntakeRegistryConfiguration {

    static final String CONTROL_RECORDS = "controlRecords";

    /** The end of a transaction is a record that no listener receives; without this it would count as not read yet. */
    @Bean(CONTROL_RECORDS)
    ContainerPostProcessor<String, byte[], AbstractMessageListenerContainer<String, byte[]>> controlRecords() {
        return container -> container.getContainerProperties().setFixTxOffsets(true);
    }

    @Bean
    GroupCatchUp registry(Topics topics, TopicInitializer gate, ConsumerFactory<String, byte[]> consumers) {
        return new GroupCatchUp(topics.signatures(), gate, consumers);
    }

    @Bean
    DecisionFeed decisionFeed(TenantBacklog revisions, SignatureRegistry approved, JsonMapper json) {
        return new DecisionFeed(revisions, approved, json);
    }

    /** Every instance sees all decisions: it may have appended a revision whose partition another instance reads. */
    @Bean
    TopicReplayer backlog(
            Topics topics, TopicInitializer gate, ConsumerFactory<String, byte[]> consumers, DecisionFeed feed) {
        return new TopicReplayer(gate, consumers, List.of(ReplayedTopic.fromEnd(topics.decisions(), feed::on)));
    }
}
