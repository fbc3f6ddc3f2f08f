package io.countersign.review.kafka;

import io.countersign.contracts.AdmissionEvent;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.Topics;
import io.countersign.platform.kafka.BatchHandler;
import io.countersign.platform.kafka.DeadLetters;
import io.countersign.platform.kafka.JsonCodec;
import io.countersign.platform.kafka.ReceivedEvent;
import io.countersign.review.domain.DecisionPublisher;
import io.countersign.review.domain.ImageSightings;
import io.countersign.review.domain.Inbox;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers every admission: the cases are durable, then the events acknowledged, then the offsets committed. */
@Component
class AdmissionsListener {

    private final BatchHandler<CloudEvent<AdmissionEvent>> reader;
    private final ImageSightings gallery;
    private final Inbox inbox;
    private final DecisionPublisher outbox;

    AdmissionsListener(
            JsonMapper json, DeadLetters deadLetters, ImageSightings gallery, Inbox inbox, DecisionPublisher outbox) {
        var codec = new JsonCodec<CloudEvent<AdmissionEvent>>(json, new TypeReference<>() {});
        this.reader = new BatchHandler<>(
                codec, CloudEvent::isInPlace, deadLetters, DecisionTable.Undecidable.class::isInstance);
        this.gallery = gallery;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @KafkaListener(id = "admissions", idIsGroup = false, topics = "${countersign.prefix:}" + Topics.ADMISSIONS)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.handle(records, this::answer);
    }

    private void answer(List<ReceivedEvent<CloudEvent<AdmissionEvent>>> received) {
        var events = received.stream().map(ReceivedEvent::value).toList();
        gallery.note(events);
        outbox.publish(inbox.answer(events));
    }
}
