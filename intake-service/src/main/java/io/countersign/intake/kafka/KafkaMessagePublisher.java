package io.countersign.intake.kafka;

import io.countersign.contracts.events.MessageEvent;
import io.countersign.contracts.events.MessageEvent.MessageAccepted;
import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.evaluation.MessagePublisher;
import io.countersign.platform.kafka.event.JsonCodec;
import java.time.InstantSource;
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

    private final AcknowledgedPublisher<MessageEvent> publisher;

    KafkaMessagePublisher(
            KafkaOperations<String, byte[]> template,
            Topics topics,
            JsonMapper json,
            AppendProperties settings,
            InstantSource clock) {
        this.publisher = new AcknowledgedPublisher<>(
                template,
                topics.messages(),
                new JsonCodec<>(json, new TypeReference<>() {}),
                settings.appendTimeout(),
                clock);
    }

    @Override
    public boolean hand(MessageAccepted message) {
        return publisher.publish(message.account(), message, failed -> {
            var cause = failed.getCause() == null ? failed : failed.getCause();
            LOG.atWarn().addKeyValue("cause", cause.getClass().getName()).log("A message was not acknowledged");
        });
    }
}
