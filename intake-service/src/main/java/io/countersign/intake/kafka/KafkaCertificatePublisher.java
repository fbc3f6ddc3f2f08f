package io.countersign.intake.kafka;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.certificate.CertificatePublisher;
import io.countersign.platform.kafka.JsonCodec;
import io.countersign.platform.kafka.Publisher;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    private final Publisher<CloudEvent<CertificateEvent>> publisher;
    private final Duration timeout;
    private final InstantSource clock;

    KafkaCertificatePublisher(
            KafkaOperations<String, byte[]> template,
            Topics topics,
            JsonMapper json,
            AppendProperties settings,
            InstantSource clock) {
        this.publisher = new Publisher<>(
                template,
                topics.certificates(),
                new JsonCodec<>(json, new TypeReference<>() {}),
                event -> event.accountid().value(),
                CloudEvent::headers);
        this.timeout = settings.appendTimeout();
        this.clock = clock;
    }

    @Override
    public boolean publish(AccountId account, CertificateEvent event) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            publisher.send(CloudEvent.of("/intake", now, account, event)).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException failed) {
            LOG.atWarn()
                    .addKeyValue("event", event.eventId())
                    .addKeyValue("cause", failed.toString())
                    .log("An event of a certificate was not acknowledged");
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
