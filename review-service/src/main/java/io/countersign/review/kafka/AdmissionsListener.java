package io.countersign.review.kafka;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.event.BatchHandler;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.ReceivedEvent;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.listener.HeaderFilter;
import io.countersign.review.domain.image.ImageSightings;
import io.countersign.review.domain.inbox.Inbox;
import io.countersign.review.domain.outbox.DecisionPublisher;
import io.countersign.review.domain.outbox.PublishedEvent;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers every admission: the cases are durable, then the events acknowledged, then the offsets committed. */
@Component
class AdmissionsListener {

    private final BatchHandler<CloudEvent<AdmissionEvent>> reader;
    private final ImageSightings images;
    private final Inbox inbox;
    private final DecisionPublisher outbox;

    AdmissionsListener(
            JsonMapper json, DeadLetters deadLetters, ImageSightings images, Inbox inbox, DecisionPublisher outbox) {
        var codec = new JsonCodec<CloudEvent<AdmissionEvent>>(json, new TypeReference<>() {});
        this.reader = new BatchHandler<>(
                        codec, CloudEvent::isInPlace, deadLetters, DecisionTable.Undecidable.class::isInstance)
                .skipping(new HeaderFilter(CloudEvent.TYPE_HEADER, Set.of(CloudEvent.typeOf(LimitChanged.class))));
        this.images = images;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @KafkaListener(id = "admissions", idIsGroup = false, topics = "${countersign.prefix:}" + Topics.ADMISSIONS)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.handle(records, this::answer);
    }

    private void answer(List<ReceivedEvent<CloudEvent<AdmissionEvent>>> received) {
        var events = received.stream().map(ReceivedEvent::value).toList();
        outbox.publish(decided(events));
    }

    /** What the decisions need of the store is loaded before the first one: a failing store is no fault of a record. */
    private List<PublishedEvent> decided(List<CloudEvent<AdmissionEvent>> events) {
        try (var _ = images.load(events)) {
            return inbox.answer(events);
        }
    }
}
