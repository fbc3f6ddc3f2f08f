package io.countersign.benchmarks.raw;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The minimal hop: sends each record to the next topic and commits the offset after the acknowledgement.
 *
 * <p>Arguments: bootstrap servers, from, to.
 */
public final class TopicRelay {

    private TopicRelay() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        var settings = new HashMap<>(KafkaClientProperties.consumer(arguments[0]));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "relay-" + arguments[1]);
        try (var producer = new KafkaProducer<>(
                        KafkaClientProperties.producer(arguments[0]),
                        new StringSerializer(),
                        new ByteArraySerializer());
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(arguments[1]));
            IO.println("relay ready");
            while (!Thread.currentThread().isInterrupted()) {
                relay(consumer, producer, arguments[2]);
            }
        }
    }

    private static void relay(KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer, String to)
            throws InterruptedException, ExecutionException {
        var sent = new java.util.ArrayList<java.util.concurrent.Future<RecordMetadata>>();
        for (var one : consumer.poll(Duration.ofMillis(200))) {
            sent.add(producer.send(new ProducerRecord<>(to, null, one.key(), one.value(), one.headers())));
        }
        producer.flush();
        for (var acknowledged : sent) {
            acknowledged.get();
        }
        if (!sent.isEmpty()) {
            consumer.commitSync();
        }
    }
}
