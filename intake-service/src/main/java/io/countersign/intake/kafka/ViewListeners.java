package io.countersign.intake.kafka;

import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.Event;
import io.countersign.intake.domain.ViewUpdater;
import io.countersign.platform.kafka.BatchHandler;
import io.countersign.platform.kafka.DeadLetters;
import io.countersign.platform.kafka.JsonCodec;
import io.countersign.platform.kafka.ReceivedEvent;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the views up to date. Offsets are committed after the write. */
@Component
final class ViewListeners {

    private final ViewUpdater update;
    private final ViewMetrics metrics;
    private final DeadLetterReader letters;
    private final BatchHandler<CloudEvent<Event>> reader;

    ViewListeners(
            ViewUpdater update,
            ViewMetrics metrics,
            DeadLetterReader letters,
            DeadLetters deadLetters,
            JsonMapper json) {
        this.update = update;
        this.metrics = metrics;
        this.letters = letters;
        this.reader = new BatchHandler<>(
                new JsonCodec<>(json, new TypeReference<>() {}), CloudEvent::isInPlace, deadLetters, _ -> false);
    }

    /** These determine the status. Most submissions are in the view already. */
    @KafkaListener(
            id = "views",
            idIsGroup = false,
            topics = {"#{@topicNames.applications()}", "#{@topicNames.decisions()}"},
            properties = {"fetch.min.bytes:65536", "fetch.max.wait.ms:50"},
            batch = "true")
    void onStatus(List<ConsumerRecord<String, byte[]>> records) {
        reader.handle(records, this::update);
    }

    /** These affect the timeline only; a short delay combines many of them into one write. */
    @KafkaListener(
            id = "timelines",
            idIsGroup = false,
            topics = {"#{@topicNames.admissions()}", "#{@topicNames.notices()}"},
            properties = {"fetch.min.bytes:262144", "fetch.max.wait.ms:200"},
            batch = "true")
    void onTimeline(List<ConsumerRecord<String, byte[]>> records) {
        reader.handle(records, this::update);
    }

    /** Dead letters of every service, also of those that don't exist yet. */
    @KafkaListener(
            id = "held-up",
            idIsGroup = false,
            topicPattern = "#{@letterReader.pattern()}",
            properties = {"metadata.max.age.ms:10000", "fetch.min.bytes:1", "fetch.max.wait.ms:500"},
            batch = "true")
    void onDeadLetters(List<ConsumerRecord<String, byte[]>> records) {
        update.onDeadLetters(records.stream().map(letters::read).toList());
    }

    private void update(List<ReceivedEvent<CloudEvent<Event>>> batch) {
        var events = batch.stream().map(ReceivedEvent::value).toList();
        update.on(events);
        events.forEach(metrics::shown);
    }
}
