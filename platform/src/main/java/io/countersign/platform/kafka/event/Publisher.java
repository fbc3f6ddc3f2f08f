package io.countersign.platform.kafka.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.kafka.failure.NotAcknowledgedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Writes values to one topic. Nothing may be committed or answered before {@link #publish} has returned or the future
 * of {@link #send} is complete: only then has the broker acknowledged.
 */
public final class Publisher<T> {

    private final KafkaOperations<String, byte[]> template;
    private final OrderedSender inOrder;
    private final String topic;
    private final Function<T, byte[]> body;
    private final Function<T, String> key;
    private final Function<T, Map<String, String>> headers;

    public Publisher(
            KafkaOperations<String, byte[]> template,
            String topic,
            JsonCodec<T> codec,
            Function<T, String> key,
            Function<T, Map<String, String>> headers) {
        this(template, topic, codec::write, key, headers);
    }

    /** @param body what was serialised before, so that a repeat is byte-equal */
    public Publisher(
            KafkaOperations<String, byte[]> template,
            String topic,
            Function<T, byte[]> body,
            Function<T, String> key,
            Function<T, Map<String, String>> headers) {
        this.template = template;
        this.inOrder = new OrderedSender(template);
        this.topic = topic;
        this.body = body;
        this.key = key;
        this.headers = headers;
    }

    /**
     * Sends all in order and returns when the broker has acknowledged every one. No record of a key follows one of the
     * same key that failed.
     *
     * @throws NotAcknowledgedException on the first that failed; the caller repeats the whole list
     */
    public void publish(List<? extends T> values) {
        if (!values.isEmpty()) {
            inOrder.send(topic, values.stream().map(this::toSend).toList());
        }
    }

    /** For what needs no order: those that follow are sent even where this one fails. */
    public CompletableFuture<Void> send(T value) {
        return send(toSend(value));
    }

    /** Sends bytes that were serialised before, so that a repeat is byte-equal. May block while metadata is fetched. */
    public CompletableFuture<Void> send(String recordKey, byte[] recordBody, Map<String, String> recordHeaders) {
        return send(toSend(recordKey, recordBody, recordHeaders));
    }

    private CompletableFuture<Void> send(ProducerRecord<String, byte[]> toSend) {
        try {
            return template.send(toSend).thenApply(sent -> null);
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private ProducerRecord<String, byte[]> toSend(T value) {
        return toSend(key.apply(value), body.apply(value), headers.apply(value));
    }

    private ProducerRecord<String, byte[]> toSend(
            String recordKey, byte[] recordBody, Map<String, String> recordHeaders) {
        var toSend = new ProducerRecord<String, byte[]>(topic, recordKey, recordBody);
        recordHeaders.forEach((name, value) -> toSend.headers().add(name, value.getBytes(UTF_8)));
        return toSend;
    }
}
