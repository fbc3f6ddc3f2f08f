package io.countersign.review.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.Topics;
import io.countersign.platform.kafka.Publisher;
import io.countersign.review.domain.Outbox;
import io.countersign.review.domain.Published;
import java.util.List;
import java.util.Map;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/** Publishes the stored bytes, so that a repeat is byte-equal. */
@Component
class DecisionsTopic implements Outbox {

    private final Publisher<Published> publisher;

    DecisionsTopic(KafkaOperations<String, byte[]> template, Topics topics) {
        this.publisher = new Publisher<>(
                template,
                topics.decisions(),
                event -> event.body().getBytes(UTF_8),
                event -> event.account().value(),
                event -> Map.of(CloudEvent.ID_HEADER, event.id(), CloudEvent.SUBJECT_HEADER, event.subject()));
    }

    @Override
    public void publish(List<Published> events) {
        publisher.publish(events);
    }
}
