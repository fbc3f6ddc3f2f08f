package io.countersign.review.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.UnreadableRecordException;
import io.countersign.review.domain.quality.QualitySampling;
import io.countersign.review.domain.quality.QualitySampling.DecidedRevision;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws decided revisions for a second review. A review and its case are stored before the offset is committed. What cannot be read is
 * left to the projector of the registry, which makes it a dead letter.
 */
@Component
@ConditionalOnExpression("${countersign.review.quality.permille:0} > 0")
class QualitySamplingListener {

    static final String GROUP = "countersign.review.sampling";

    private static final Set<String> DRAWN =
            Set.of(CloudEvent.typeOf(SignatureApproved.class), CloudEvent.typeOf(SignatureRejected.class));

    private final JsonCodec<CloudEvent<DecisionEvent>> codec;
    private final QualitySampling sampling;

    QualitySamplingListener(JsonMapper json, QualitySampling sampling) {
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
        this.sampling = sampling;
    }

    @KafkaListener(
            id = "sampling",
            idIsGroup = false,
            topics = "${countersign.prefix:}" + Topics.DECISIONS,
            groupId = "${countersign.prefix:}" + GROUP)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        records.stream()
                .filter(QualitySamplingListener::isDrawn)
                .flatMap(record -> Stream.ofNullable(read(record)))
                .forEach(sampling::decided);
    }

    private static boolean isDrawn(ConsumerRecord<String, byte[]> record) {
        var type = record.headers().lastHeader(CloudEvent.TYPE_HEADER);
        return type != null && DRAWN.contains(new String(type.value(), UTF_8));
    }

    private @Nullable DecidedRevision read(ConsumerRecord<String, byte[]> record) {
        try {
            var event = codec.read(record.value());
            return switch (event.data()) {
                case SignatureApproved approved ->
                    new DecidedRevision(
                            approved.signature(), approved.revision(), event.time(), approved.assessment(), List.of());
                case SignatureRejected rejected ->
                    new DecidedRevision(
                            rejected.signature(),
                            rejected.revision(),
                            event.time(),
                            rejected.assessment(),
                            rejected.reasons());
                default -> null;
            };
        } catch (UnreadableRecordException unreadable) {
            return null;
        }
    }
}
