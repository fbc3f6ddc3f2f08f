package io.countersign.intake.kafka;

import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.account.AccountPublisher;
import io.countersign.intake.domain.account.RegisteredAccount;
import io.countersign.platform.kafka.event.JsonCodec;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Publishes registrations to {@code countersign.accounts}. */
@Component
final class KafkaAccountPublisher implements AccountPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaAccountPublisher.class);

    private final AcknowledgedPublisher<AccountEvent> publisher;

    KafkaAccountPublisher(
            KafkaOperations<String, byte[]> template,
            Topics topics,
            JsonMapper json,
            AppendProperties settings,
            InstantSource clock) {
        this.publisher = new AcknowledgedPublisher<>(
                template,
                topics.accounts(),
                new JsonCodec<>(json, new TypeReference<>() {}),
                settings.appendTimeout(),
                clock);
    }

    @Override
    public boolean publish(RegisteredAccount account) {
        return publisher.publish(
                account.account().id(),
                account.event(),
                failed -> LOG.atWarn()
                        .addKeyValue("account", account.account().id())
                        .addKeyValue("cause", failed.toString())
                        .log("Publication of a registration was not acknowledged; the sweep repeats it"));
    }
}
