package io.countersign.intake.kafka;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.Publisher;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.springframework.kafka.core.KafkaOperations;

/** Publishes the events of one topic, each under its account, and waits for the acknowledgement. */
final class AcknowledgedPublisher<E extends Event> {

    private final Publisher<CloudEvent<E>> publisher;
    private final Duration timeout;
    private final InstantSource clock;

    AcknowledgedPublisher(
            KafkaOperations<String, byte[]> template,
            String topic,
            JsonCodec<CloudEvent<E>> codec,
            Duration timeout,
            InstantSource clock) {
        this.publisher = new Publisher<>(
                template, topic, codec, event -> event.accountid().value(), CloudEvent::headers);
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Whether the broker acknowledged it in time.
     *
     * @param onFailure receives what went wrong, unless the thread is interrupted
     */
    boolean publish(AccountId account, E event, Consumer<Exception> onFailure) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            publisher.send(CloudEvent.of("/intake", now, account, event)).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException failed) {
            onFailure.accept(failed);
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
