package io.countersign.quota.kafka;

import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.Publisher;
import io.countersign.quota.domain.admission.AdmissionPublisher;
import java.util.List;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes admissions: the one writer of that topic. */
@Component
final class KafkaAdmissionPublisher implements AdmissionPublisher {

    private final Publisher<CloudEvent<AdmissionEvent>> publisher;

    KafkaAdmissionPublisher(KafkaTemplate<String, byte[]> template, Topics topics, JsonMapper json) {
        this.publisher = new Publisher<>(
                template,
                topics.admissions(),
                new JsonCodec<>(json, new TypeReference<>() {}),
                event -> event.accountid().value(),
                CloudEvent::headers);
    }

    @Override
    public void publish(List<CloudEvent<AdmissionEvent>> events) {
        publisher.publish(events);
    }
}
