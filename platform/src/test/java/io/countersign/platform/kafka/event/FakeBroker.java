package io.countersign.platform.kafka.event;

import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockProducerFactory;

/** Keeps what it is sent; a template may close it after each use. */
final class FakeBroker extends MockProducer<String, byte[]> {

    private boolean away;
    private int remaining = Integer.MAX_VALUE;

    FakeBroker(boolean acknowledgesAtOnce) {
        super(acknowledgesAtOnce, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }

    KafkaTemplate<String, byte[]> template() {
        return new KafkaTemplate<>(new MockProducerFactory<>(() -> this));
    }

    /** From now on nothing can even be sent. */
    void goAway() {
        away = true;
    }

    /** Accepts so many records more, and refuses those that follow. */
    void failAfter(int records) {
        remaining = records;
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> sent, Callback callback) {
        if (remaining-- <= 0) {
            throw new TimeoutException("not acknowledged");
        }
        if (away) {
            throw new TimeoutException("no metadata");
        }
        return super.send(sent, callback);
    }

    @Override
    public void close() {}

    @Override
    public void close(Duration timeout) {}
}
