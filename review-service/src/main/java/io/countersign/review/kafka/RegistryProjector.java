package io.countersign.review.kafka;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.Topics;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.platform.kafka.event.BatchHandler;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.ReceivedEvent;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.listener.HeaderFilter;
import io.countersign.review.domain.registry.RegistryProjection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what the cases say to the compacted topic of signatures. Its records and its offsets are one transaction, so an
 * instance that was paused and has lost its partition can't write what it read before.
 */
class RegistryProjector {

    static final String GROUP = "countersign.review.registry";

    /** These change no entry of the registry. */
    private static final Set<String> IRRELEVANT = Stream.of(Outcome.class, Progress.class)
            .flatMap(events -> CloudEvent.typesOf(events).stream())
            .filter(type -> !type.equals(CloudEvent.typeOf(SignatureApproved.class)))
            .collect(Collectors.toUnmodifiableSet());

    private final BatchHandler<CloudEvent<DecisionEvent>> reader;
    private final JsonCodec<ApprovedSignature> codec;
    private final RegistryProjection registrar;
    private final KafkaOperations<String, byte[]> transaction;
    private final String topic;

    RegistryProjector(
            JsonMapper json,
            DeadLetters deadLetters,
            RegistryProjection registrar,
            KafkaOperations<String, byte[]> transaction,
            Topics topics) {
        this.reader = new BatchHandler<CloudEvent<DecisionEvent>>(
                        new JsonCodec<>(json, new TypeReference<>() {}), CloudEvent::isInPlace, deadLetters, _ -> false)
                .skipping(new HeaderFilter(CloudEvent.TYPE_HEADER, IRRELEVANT));
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
        this.registrar = registrar;
        this.transaction = transaction;
        this.topic = topics.signatures();
    }

    @KafkaListener(
            id = "registry",
            idIsGroup = false,
            topics = "${countersign.prefix:}" + Topics.DECISIONS,
            groupId = "${countersign.prefix:}" + GROUP,
            containerFactory = ReviewRegistryConfiguration.LISTENERS)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.handle(records, this::project);
    }

    private void project(List<ReceivedEvent<CloudEvent<DecisionEvent>>> received) {
        var decisions = received.stream().map(ReceivedEvent::value).toList();
        var partitions = partitions(received);
        for (var entry : registrar.entries(decisions)) {
            var value = entry.approved() == null ? null : codec.write(entry.approved());
            int partition = Objects.requireNonNull(partitions.get(entry.key()));
            var _ = transaction.send(new ProducerRecord<>(topic, partition, entry.key(), value));
        }
    }

    /** The account's own, which is that of its decisions: all topics have the same number. */
    private static Map<String, Integer> partitions(List<ReceivedEvent<CloudEvent<DecisionEvent>>> received) {
        var partitions = new HashMap<String, Integer>();
        received.forEach(one -> partitions.put(
                ApprovedSignature.key(
                        one.value().accountid(), one.value().data().signature()),
                one.origin().partition()));
        return partitions;
    }
}
