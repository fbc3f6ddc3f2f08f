package io.countersign.intake.kafka;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.MessageEvent;
import io.countersign.contracts.events.MessageEvent.MessageAccepted;
import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.evaluation.MessagePublisher;
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

/** Hands messages to carrier gateways. They hold phone numbers, so nothing of them is ever logged. */
@Component
final class KafkaMessagePublisher implements MessagePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaMessagePublisher.class);

    private final Publisher<CloudEvent<MessageEvent>> publisher;
    private final Duration timeout;
    private final InstantSource clock;

    KafkaMessagePublisher(
            KafkaOperations<String, byte[]> template,
            Topics topics,
            JsonMapper json,
            AppendProperties settings,
            InstantSource clock) {
        this.publisher = new Publisher<>(
                template,
                topics.messages(),
                new JsonCodec<>(json, new TypeReference<>() {}),
                event -> event.accountid().value(),
                CloudEvent::headers);
        this.timeout = settings.appendTimeout();
        this.clock = clock;
    }

    @Override
    public boolean hand(MessageAccepted message) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            publisher
                    .send(CloudEvent.of("/intake", now, message.account(), message))
                    .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException failed) {
            var cause = failed.getCause() == null ? failed : failed.getCause();
            LOG.atWarn().addKeyValue("cause", cause.getClass().getName()).log("A message was not acknowledged");
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
