package io.countersign.review.kafka;

import io.countersign.contracts.AdmissionEvent;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.Topics;
import io.countersign.platform.kafka.BatchReader;
import io.countersign.platform.kafka.DeadLetters;
import io.countersign.platform.kafka.JsonCodec;
import io.countersign.platform.kafka.Received;
import io.countersign.review.domain.Gallery;
import io.countersign.review.domain.Inbox;
import io.countersign.review.domain.Outbox;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers every admission: the cases are durable, then the events acknowledged, then the offsets committed. */
@Component
class AdmissionsListener {

    private final BatchReader<CloudEvent<AdmissionEvent>> reader;
    private final Gallery gallery;
    private final Inbox inbox;
    private final Outbox outbox;

    AdmissionsListener(JsonMapper json, DeadLetters deadLetters, Gallery gallery, Inbox inbox, Outbox outbox) {
        var codec = new JsonCodec<CloudEvent<AdmissionEvent>>(json, new TypeReference<>() {});
        this.reader = new BatchReader<>(
                codec, CloudEvent::isInPlace, deadLetters, DecisionTable.Undecidable.class::isInstance);
        this.gallery = gallery;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @KafkaListener(topics = "${countersign.prefix:}" + Topics.ADMISSIONS)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.handle(records, this::answer);
    }

    private void answer(List<Received<CloudEvent<AdmissionEvent>>> received) {
        var events = received.stream().map(Received::value).toList();
        gallery.note(events);
        outbox.publish(inbox.answer(events));
    }
}
