package io.countersign.review.kafka;

import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CertificateEvent.CertificateDeleted;
import io.countersign.contracts.events.CertificateEvent.CertificateViewed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.event.BatchHandler;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.ReceivedEvent;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.review.domain.certificate.CertificateViews;
import io.countersign.review.domain.certificate.ViewedCertificate;
import io.countersign.review.domain.copy.CertificateDeletions;
import io.countersign.review.domain.quality.CertificateKey;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records who has seen which certificate, and ends the copies of cases whose certificates are deleted. Both are durable before the
 * offsets are committed.
 */
@Component
class CertificatesListener {

    static final String GROUP = "countersign.review.certificates";

    private final BatchHandler<CloudEvent<CertificateEvent>> reader;
    private final CertificateViews views;
    private final CertificateDeletions deletions;

    CertificatesListener(
            JsonMapper json, DeadLetters deadLetters, CertificateViews views, CertificateDeletions deletions) {
        var codec = new JsonCodec<CloudEvent<CertificateEvent>>(json, new TypeReference<>() {});
        this.reader = new BatchHandler<>(codec, CloudEvent::isInPlace, deadLetters, _ -> false);
        this.views = views;
        this.deletions = deletions;
    }

    @KafkaListener(
            id = "certificates",
            idIsGroup = false,
            topics = "${countersign.prefix:}" + Topics.CERTIFICATES,
            groupId = "${countersign.prefix:}" + GROUP)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.handle(records, this::record);
    }

    private void record(List<ReceivedEvent<CloudEvent<CertificateEvent>>> received) {
        var events = received.stream().map(ReceivedEvent::value).toList();
        views.record(events.stream().flatMap(CertificatesListener::view).toList());
        events.forEach(this::delete);
    }

    private static Stream<ViewedCertificate> view(CloudEvent<CertificateEvent> event) {
        return switch (event.data()) {
            case CertificateViewed(var _, var caseId, var sha256, var reviewer, var id) ->
                Stream.of(new ViewedCertificate(caseId, sha256, reviewer, id, event.time()));
            case CertificateDeleted _ -> Stream.empty();
        };
    }

    private void delete(CloudEvent<CertificateEvent> event) {
        if (event.data() instanceof CertificateDeleted(var account, var sha256)) {
            deletions.deleted(new CertificateKey(account, sha256), event.time());
        }
    }
}
