package io.countersign.review.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.event.Publisher;
import io.countersign.review.domain.outbox.DecisionPublisher;
import io.countersign.review.domain.outbox.PublishedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/** Publishes the stored bytes, so that a repeat is byte-equal. */
@Component
class KafkaDecisionPublisher implements DecisionPublisher {

    private final Publisher<PublishedEvent> publisher;

    KafkaDecisionPublisher(KafkaOperations<String, byte[]> template, Topics topics) {
        this.publisher = new Publisher<>(
                template,
                topics.decisions(),
                event -> event.body().getBytes(UTF_8),
                event -> event.account().value(),
                KafkaDecisionPublisher::headers);
    }

    private static Map<String, String> headers(PublishedEvent event) {
        var headers =
                new HashMap<>(Map.of(CloudEvent.ID_HEADER, event.id(), CloudEvent.SUBJECT_HEADER, event.subject()));
        event.type().ifPresent(type -> headers.put(CloudEvent.TYPE_HEADER, type));
        return headers;
    }

    @Override
    public void publish(List<PublishedEvent> events) {
        publisher.publish(events);
    }
}
