package io.countersign.notification.kafka;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.DecisionOverdue;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.notification.domain.feed.NoticeIssuer;
import io.countersign.platform.kafka.event.BatchHandler;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.listener.HeaderFilter;
import io.countersign.platform.kafka.topic.OwnedTopics;
import io.countersign.platform.kafka.topic.RequiredTopics;
import io.countersign.platform.kafka.topic.TopicProperties;
import io.countersign.platform.service.ServiceName;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The topics, and what reads and writes them. */
@Configuration(proxyBeanMethods = false)
class NoticesConfiguration {

    private static final Duration RETENTION = Duration.ofDays(30);

    @Bean
    Topics topicNames(ServiceName service) {
        return new Topics(service.prefix());
    }

    @Bean
    OwnedTopics ownedTopics(Topics topics, TopicProperties settings, ServiceName service) {
        return OwnedTopics.of(
                settings.keptFor(RETENTION, topics.notices()),
                settings.deadLetters(topics.accounts(), service.name()),
                settings.deadLetters(topics.decisions(), service.name()));
    }

    @Bean
    RequiredTopics requiredTopics(Topics topics) {
        return RequiredTopics.of(topics.accounts(), topics.decisions());
    }

    @Bean
    BatchHandler<CloudEvent<DecisionEvent>> decisions(JsonMapper json, DeadLetters deadLetters, NoticeIssuer issuer) {
        var codec = new JsonCodec<>(json, new TypeReference<CloudEvent<DecisionEvent>>() {});
        return new BatchHandler<>(
                        codec,
                        CloudEvent::isInPlace,
                        deadLetters,
                        DecisionTable.Undecidable.class::isInstance,
                        issuer::isUnwritten)
                .skipping(new HeaderFilter(
                        CloudEvent.TYPE_HEADER,
                        Set.of(
                                CloudEvent.typeOf(SentToReviewer.class),
                                CloudEvent.typeOf(InformationClosed.class),
                                CloudEvent.typeOf(DecisionOverdue.class))));
    }

    @Bean
    JsonCodec<CloudEvent<NoticeEvent>> noticeCodec(JsonMapper json) {
        return new JsonCodec<>(json, new TypeReference<>() {});
    }

    @Bean
    KafkaNoticePublisher noticesPublisher(
            KafkaOperations<String, byte[]> template, Topics topics, MeterRegistry meters) {
        return new KafkaNoticePublisher(template, topics, meters);
    }
}
