package io.countersign.benchmarks.flow;

import io.countersign.benchmarks.raw.Raw;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what arrives in a topic from now on, until closed. */
public final class Arrivals implements AutoCloseable {

    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException broken;

    public Arrivals(String bootstrap, String topic, Consumer<ConsumerRecord<String, byte[]>> onRecord) {
        var consumer =
                new KafkaConsumer<>(Raw.consumer(bootstrap), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("arrivals").daemon().start(() -> read(consumer, onRecord));
    }

    private void read(KafkaConsumer<String, byte[]> open, Consumer<ConsumerRecord<String, byte[]>> onRecord) {
        try (var consumer = open) {
            while (!closed) {
                consumer.poll(Duration.ofMillis(100)).forEach(onRecord);
            }
        } catch (RuntimeException failed) {
            broken = failed;
        }
    }

    /** @throws IllegalStateException if it could not read on */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (broken != null) {
            throw new IllegalStateException("what arrived could not be read", broken);
        }
    }
}
