package io.countersign.intake.kafka;

import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.intake.domain.projection.OwnInserts;
import io.countersign.intake.domain.projection.ViewUpdater;
import io.countersign.platform.kafka.event.BatchHandler;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.ReceivedEvent;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.listener.ConsumerSettings;
import io.countersign.platform.kafka.listener.HeaderFilter;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the views up to date. Offsets are committed after the write. */
@Component
final class ViewListeners {

    /** These change neither the status nor the timeline. */
    private static final HeaderFilter UNSHOWN = new HeaderFilter(
            CloudEvent.TYPE_HEADER,
            Set.of(
                    CloudEvent.typeOf(WithdrawalRelayed.class),
                    CloudEvent.typeOf(DeletionRelayed.class),
                    CloudEvent.typeOf(InformationRelayed.class),
                    CloudEvent.typeOf(AdmissionQuestioned.class)));

    private final ViewUpdater update;
    private final ViewMetrics metrics;
    private final DeadLetterMapper letters;
    private final BatchHandler<CloudEvent<Event>> reader;

    ViewListeners(
            ViewUpdater update,
            OwnInserts inserts,
            ViewMetrics metrics,
            DeadLetterMapper letters,
            DeadLetters deadLetters,
            JsonMapper json) {
        this.update = update;
        this.metrics = metrics;
        this.letters = letters;
        this.reader = new BatchHandler<CloudEvent<Event>>(
                        new JsonCodec<>(json, new TypeReference<>() {}), CloudEvent::isInPlace, deadLetters, _ -> false)
                .skipping(record -> UNSHOWN.test(record) || isWritten(record, inserts));
    }

    private static boolean isWritten(ConsumerRecord<String, byte[]> record, OwnInserts inserts) {
        var id = HeaderFilter.valueOf(record, CloudEvent.ID_HEADER);
        return id != null && inserts.remove(id);
    }

    /**
     * Applications and decisions determine the status; admissions and notices affect the timeline only, and wait for
     * others or for at most two seconds, so that they join another write. Dead letters of every service are read too, also
     * of those that don't exist yet.
     */
    @KafkaListener(
            id = "views",
            idIsGroup = false,
            topicPattern = "#{@letterReader.viewPattern()}",
            properties = {
                "metadata.max.age.ms:10000",
                ConsumerSettings.FIXED_ACCUMULATION_MS + ":50",
                ConsumerSettings.DEFERRED_TOPICS + ":#{@topicNames.admissions()},#{@topicNames.notices()}",
                ConsumerSettings.DEFERRAL_MS + ":2000"
            },
            batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        update.onDeadLetters(records.stream()
                .filter(letters::isDeadLetter)
                .map(letters::read)
                .toList());
        reader.handle(
                records.stream().filter(record -> !letters.isDeadLetter(record)).toList(), this::update);
    }

    private void update(List<ReceivedEvent<CloudEvent<Event>>> batch) {
        var events = batch.stream().map(ReceivedEvent::value).toList();
        update.on(events);
        events.forEach(metrics::shown);
    }
}
