package io.countersign.quota.kafka;

import static java.util.Comparator.comparing;

import io.countersign.contracts.DecisionTable.Undecidable;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.event.BatchHandler;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.ReceivedEvent;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.listener.HeaderFilter;
import io.countersign.quota.domain.admission.Admission;
import io.countersign.quota.domain.admission.AdmissionPublisher;
import io.countersign.quota.domain.admission.RecordBatch;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads accounts, applications and decisions in one thread, partition n of each. The order is always: ledgers durable,
 * answers acknowledged, offsets committed.
 */
@Component
final class QuotaListener implements ConsumerSeekAware {

    /** The container's id. */
    static final String ID = "quota-listener";

    /** No ledger changes by these. */
    private static final HeaderFilter INTERIM =
            new HeaderFilter(CloudEvent.TYPE_HEADER, CloudEvent.typesOf(Progress.class));

    private final AccountRecords accounts;
    private final Admission admission;
    private final AdmissionPublisher announcements;
    private final KafkaCatchUpCheck decisions;
    private final QuotaMetrics metrics;
    private final String applications;
    private final BatchHandler<CloudEvent<Event>> reader;

    QuotaListener(
            AccountRecords accounts,
            Admission admission,
            AdmissionPublisher announcements,
            KafkaCatchUpCheck decisions,
            QuotaMetrics metrics,
            Topics topics,
            DeadLetters deadLetters,
            JsonMapper json) {
        this.accounts = accounts;
        this.admission = admission;
        this.announcements = announcements;
        this.decisions = decisions;
        this.metrics = metrics;
        this.applications = topics.applications();
        this.reader = new BatchHandler<CloudEvent<Event>>(
                        new JsonCodec<>(json, new TypeReference<>() {}),
                        CloudEvent::isInPlace,
                        deadLetters,
                        failure -> failure instanceof Undecidable || failure instanceof PolledEvents.Misplaced)
                .skipping(INTERIM);
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            topics = {"#{@topicNames.accounts()}", "#{@topicNames.applications()}", "#{@topicNames.decisions()}"},
            batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        var others = accounts.handle(records);
        reader.handle(decisionsFirst(others), batch -> answer(batch, consumer));
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        accounts.onAssigned(assignments.keySet(), callback);
    }

    private void answer(List<ReceivedEvent<CloudEvent<Event>>> received, Consumer<?, ?> consumer) {
        var incoming = PolledEvents.of(received, applications);
        var answers = admission.answer(
                new RecordBatch(incoming.decisions(), incoming.applications(), decisions.behind(consumer)));
        announcements.publish(answers.events());
        metrics.count(answers);
    }

    /** Also where records come one by one, nothing is refused that a decision beside it has released. */
    private List<ConsumerRecord<String, byte[]>> decisionsFirst(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .sorted(comparing(origin -> origin.topic().equals(applications)))
                .toList();
    }
}
