package io.countersign.intake.kafka;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.certificate.CertificatePublisher;
import io.countersign.platform.kafka.event.JsonCodec;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Publishes views and deletions to {@code countersign.certificates}. */
@Component
final class KafkaCertificatePublisher implements CertificatePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaCertificatePublisher.class);

    private final AcknowledgedPublisher<CertificateEvent> publisher;

    KafkaCertificatePublisher(
            KafkaOperations<String, byte[]> template,
            Topics topics,
            JsonMapper json,
            AppendProperties settings,
            InstantSource clock) {
        this.publisher = new AcknowledgedPublisher<>(
                template,
                topics.certificates(),
                new JsonCodec<>(json, new TypeReference<>() {}),
                settings.appendTimeout(),
                clock);
    }

    @Override
    public boolean publish(AccountId account, CertificateEvent event) {
        return publisher.publish(
                account,
                event,
                failed -> LOG.atWarn()
                        .addKeyValue("event", event.eventId())
                        .addKeyValue("cause", failed.toString())
                        .log("An event of a certificate was not acknowledged"));
    }
}
