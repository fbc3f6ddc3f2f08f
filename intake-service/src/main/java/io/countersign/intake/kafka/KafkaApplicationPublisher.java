package io.countersign.intake.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.intake.domain.submission.ApplicationPublisher;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.Publisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Appends to the topic of applications within a timeout, also where the producer itself blocks for longer. */
@Component
@EnableConfigurationProperties(AppendProperties.class)
final class KafkaApplicationPublisher implements ApplicationPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaApplicationPublisher.class);

    private final Publisher<CloudEvent<ApplicationEvent>> publisher;
    private final JsonCodec<CloudEvent<ApplicationEvent>> codec;
    private final JsonCodec<CloudEvent<ApplicationSubmitted>> submitted;
    private final Duration timeout;

    KafkaApplicationPublisher(
            KafkaOperations<String, byte[]> template, Topics topics, JsonMapper json, AppendProperties settings) {
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
        this.submitted = new JsonCodec<>(json, new TypeReference<>() {});
        this.publisher = new Publisher<>(
                template,
                topics.applications(),
                codec,
                event -> event.accountid().value(),
                CloudEvent::headers);
        this.timeout = settings.appendTimeout();
    }

    @Override
    public List<Boolean> append(List<Entry> entries) {
        var deadline = System.nanoTime() + timeout.toNanos();
        var sent = handedOver(entries, deadline);
        return IntStream.range(0, entries.size())
                .mapToObj(i -> i < sent.size() && isAcknowledged(sent.get(i), deadline))
                .toList();
    }

    /** A send blocks while the producer has no metadata or no memory. What is sent after the deadline may still arrive. */
    private List<CompletableFuture<Void>> handedOver(List<Entry> entries, long deadline) {
        var sending = CompletableFuture.supplyAsync(() -> send(entries), Thread::startVirtualThread);
        try {
            return sending.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            LOG.atWarn().addKeyValue("entries", entries.size()).log("The producer did not accept applications in time");
            return List.of();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** What follows one that could not even be handed over is not tried: each would wait as long. */
    private List<CompletableFuture<Void>> send(List<Entry> entries) {
        var sent = new ArrayList<CompletableFuture<Void>>(entries.size());
        for (var entry : entries) {
            var event = entry.event();
            var future = publisher.send(event.accountid().value(), entry.text().getBytes(UTF_8), event.headers());
            sent.add(future);
            if (future.isCompletedExceptionally()) {
                break;
            }
        }
        return sent;
    }

    private static boolean isAcknowledged(CompletableFuture<Void> sent, long deadline) {
        try {
            sent.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException failed) {
            LOG.atWarn().addKeyValue("cause", failed.toString()).log("The broker did not acknowledge an application");
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // is written only
    public String write(CloudEvent<? extends ApplicationEvent> event) {
        return new String(codec.write((CloudEvent<ApplicationEvent>) event), UTF_8);
    }

    @Override
    public CloudEvent<ApplicationEvent> readAny(String text) {
        return codec.read(text.getBytes(UTF_8));
    }

    @Override
    public CloudEvent<ApplicationSubmitted> read(String text) {
        return submitted.read(text.getBytes(UTF_8));
    }
}
