package io.countersign.platform.kafka.event;

import io.countersign.platform.kafka.failure.NotAcknowledgedException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Sends many records at once, and none of a partition after one that failed. A producer that gives a record up goes on
 * with the next one, so the failure ends it: in its own thread, before it can send what waits behind. Whoever sends next
 * gets a new producer, and what the old one had not sent fails, too.
 */
final class OrderedSender {

    private final KafkaOperations<String, byte[]> template;
    private final AtomicReference<@Nullable Producer<String, byte[]>> ended = new AtomicReference<>();

    OrderedSender(KafkaOperations<String, byte[]> template) {
        this.template = template;
    }

    /** @throws NotAcknowledgedException on the first failure */
    void send(String topic, List<ProducerRecord<String, byte[]>> records) {
        template.execute(producer -> {
            var failure = send(records, producer);
            if (failure != null) {
                throw new NotAcknowledgedException(topic, failure);
            }
            return true;
        });
    }

    /** Returns the first failure, if there was one, when the broker has acknowledged or refused what was sent. */
    private @Nullable Exception send(List<ProducerRecord<String, byte[]>> records, Producer<String, byte[]> producer) {
        var failure = new AtomicReference<@Nullable Exception>();
        var sender = Thread.currentThread();
        var left = records.iterator();
        while (left.hasNext() && failure.get() == null) {
            hand(left.next(), producer, failed -> {
                if (failure.compareAndSet(null, failed) && Thread.currentThread() != sender) {
                    end(producer);
                }
            });
        }
        producer.flush();
        return failure.get();
    }

    private static void hand(
            ProducerRecord<String, byte[]> next, Producer<String, byte[]> producer, Consumer<Exception> onFailure) {
        try {
            var _ = producer.send(next, (sent, failed) -> {
                if (failed != null) {
                    onFailure.accept(failed);
                }
            });
        } catch (RuntimeException failed) {
            onFailure.accept(failed);
        }
    }

    /** Once, as everything that it still had fails by this. */
    private void end(Producer<String, byte[]> producer) {
        if (!producer.equals(ended.getAndSet(producer))) {
            template.getProducerFactory().reset();
        }
    }
}
