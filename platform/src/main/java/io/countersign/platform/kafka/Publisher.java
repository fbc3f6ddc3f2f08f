package io.countersign.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Writes values to one topic. Nothing may be committed or answered before {@link #publish} has returned or the future
 * of {@link #send} is complete: only then has the broker acknowledged.
 */
public final class Publisher<T> {

    private final KafkaOperations<String, byte[]> template;
    private final String topic;
    private final JsonCodec<T> codec;
    private final Function<T, String> key;
    private final Function<T, Map<String, String>> headers;

    public Publisher(
            KafkaOperations<String, byte[]> template,
            String topic,
            JsonCodec<T> codec,
            Function<T, String> key,
            Function<T, Map<String, String>> headers) {
        this.template = template;
        this.topic = topic;
        this.codec = codec;
        this.key = key;
        this.headers = headers;
    }

    /**
     * Sends all in order and returns when the broker has acknowledged every one.
     *
     * @throws NotAcknowledged on the first that it did not; the caller repeats the whole list
     */
    public void publish(List<? extends T> values) {
        if (values.isEmpty()) {
            return;
        }
        var acknowledged = new ArrayList<CompletableFuture<Void>>(values.size());
        for (var value : values) {
            acknowledged.add(send(value));
        }
        template.flush();
        acknowledged.forEach(this::await);
    }

    public CompletableFuture<Void> send(T value) {
        return send(key.apply(value), codec.write(value), headers.apply(value));
    }

    /** Sends bytes that were serialised before, so that a repeat is byte-equal. May block while metadata is fetched. */
    public CompletableFuture<Void> send(String recordKey, byte[] body, Map<String, String> recordHeaders) {
        var producerRecord = new ProducerRecord<String, byte[]>(topic, recordKey, body);
        recordHeaders.forEach((name, value) -> producerRecord.headers().add(name, value.getBytes(UTF_8)));
        try {
            return template.send(producerRecord).thenApply(sent -> null);
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private void await(CompletableFuture<Void> acknowledgement) {
        try {
            acknowledgement.join();
        } catch (CompletionException failed) {
            throw new NotAcknowledged(topic, failed.getCause() == null ? failed : failed.getCause());
        }
    }
}
