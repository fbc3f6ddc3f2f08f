package io.countersign.benchmarks.flow;

import io.countersign.benchmarks.raw.KafkaClientProperties;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the records that are appended to a topic until it is closed. */
public final class OutcomeReader implements AutoCloseable {

    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    public OutcomeReader(String bootstrap, String topic, Consumer<ConsumerRecord<String, byte[]>> onRecord) {
        var consumer = new KafkaConsumer<>(
                KafkaClientProperties.consumer(bootstrap), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("topic-reader").daemon().start(() -> read(consumer, onRecord));
    }

    private void read(KafkaConsumer<String, byte[]> open, Consumer<ConsumerRecord<String, byte[]>> onRecord) {
        try (var consumer = open) {
            while (!closed) {
                consumer.poll(Duration.ofMillis(100)).forEach(onRecord);
            }
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    /** @throws IllegalStateException if a read failed */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("Topic read failed", failure);
        }
    }
}
