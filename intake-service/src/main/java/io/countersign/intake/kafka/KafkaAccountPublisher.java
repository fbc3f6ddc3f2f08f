package io.countersign.intake.kafka;

import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.account.AccountPublisher;
import io.countersign.intake.domain.account.RegisteredAccount;
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

/** Publishes registrations to {@code countersign.accounts}. */
@Component
final class KafkaAccountPublisher implements AccountPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaAccountPublisher.class);

    private final Publisher<CloudEvent<AccountEvent>> publisher;
    private final Duration timeout;
    private final InstantSource clock;

    KafkaAccountPublisher(
            KafkaOperations<String, byte[]> template,
            Topics topics,
            JsonMapper json,
            AppendProperties settings,
            InstantSource clock) {
        this.publisher = new Publisher<>(
                template,
                topics.accounts(),
                new JsonCodec<>(json, new TypeReference<>() {}),
                event -> event.accountid().value(),
                CloudEvent::headers);
        this.timeout = settings.appendTimeout();
        this.clock = clock;
    }

    @Override
    public boolean publish(RegisteredAccount account) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            publisher
                    .send(CloudEvent.of("/intake", now, account.account().id(), account.event()))
                    .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException failed) {
            LOG.atWarn()
                    .addKeyValue("account", account.account().id())
                    .addKeyValue("cause", failed.toString())
                    .log("Publication of a registration was not acknowledged; the sweep repeats it");
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
