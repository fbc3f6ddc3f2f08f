package io.countersign.benchmarks.raw;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The rates of a producer and a consumer on a topic's records without any service. */
public final class TopicCeiling {

    private static final int SAMPLE = 10_000;
    private static final int PARTITIONS = 12;

    private final String bootstrap;

    public TopicCeiling(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Records per second. */
    public record Ceiling(double produced, double consumed) {}

    /** Creates a topic; every partition accepts records when this returns. */
    public void create(String topic) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                var producer = new KafkaProducer<>(
                        KafkaClientProperties.producer(bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            get(admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all());
            awaitLeaders(producer, topic);
        }
    }

    /** Writes a sample of {@code from} repeatedly to another topic for a time, and reads that topic. */
    public Ceiling measure(String from, String scratch, Duration time) {
        var sample = sample(from, SAMPLE);
        create(scratch);
        return new Ceiling(produce(sample, scratch, time), consume(scratch));
    }

    /** Sends records and returns when the broker has acknowledged all of them. */
    public void send(Stream<ProducerRecord<String, byte[]>> records) {
        try (var producer = new KafkaProducer<>(
                KafkaClientProperties.producer(bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            records.forEach(one -> {
                var _ = producer.send(one);
            });
        }
    }

    /** Reads records from the beginning of a topic. */
    public List<ConsumerRecord<String, byte[]>> sample(String topic, int count) {
        var sample = new ArrayList<ConsumerRecord<String, byte[]>>(count);
        try (var consumer = reader(topic)) {
            var end = consumer.endOffsets(consumer.assignment());
            while (sample.size() < count && !isAt(end, consumer)) {
                consumer.poll(Duration.ofMillis(500)).forEach(sample::add);
            }
        }
        return sample;
    }

    /** Compares positions, as transaction markers take offsets without being records. */
    private static boolean isAt(Map<TopicPartition, Long> end, KafkaConsumer<String, byte[]> consumer) {
        return end.entrySet().stream().allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
    }

    /** The mean size of a record: key, value and headers. */
    public double bytes(String topic) {
        return sample(topic, SAMPLE).stream()
                .mapToLong(TopicCeiling::size)
                .average()
                .orElse(0);
    }

    /** The number of records of a topic without transactions. */
    public long count(String topic) {
        try (var consumer = reader(topic)) {
            return consumer.endOffsets(consumer.assignment()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static long size(ConsumerRecord<String, byte[]> one) {
        long headers = 0;
        for (var header : one.headers()) {
            headers += header.key().length() + header.value().length;
        }
        return one.serializedKeySize() + one.serializedValueSize() + headers;
    }

    private double produce(List<ConsumerRecord<String, byte[]>> sample, String to, Duration time) {
        try (var producer = new KafkaProducer<>(
                KafkaClientProperties.producer(bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(to);
            long start = System.nanoTime();
            long end = start + time.toNanos();
            long sent = 0;
            while (System.nanoTime() < end) {
                for (var one : sample) {
                    var _ = producer.send(new ProducerRecord<>(to, null, one.key(), one.value(), one.headers()));
                }
                sent += sample.size();
            }
            producer.flush();
            return perSecond(sent, start);
        }
    }

    /** Sends one record to each partition of a new topic, which succeeds when the partition has a leader. */
    private static void awaitLeaders(KafkaProducer<String, byte[]> producer, String topic) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            get(producer.send(new ProducerRecord<>(topic, partition, "leader", new byte[0])));
        }
    }

    private static void get(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private double consume(String topic) {
        try (var consumer = reader(topic)) {
            long all = consumer.endOffsets(consumer.assignment()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long start = System.nanoTime();
            long read = 0;
            while (read < all) {
                read += consumer.poll(Duration.ofMillis(500)).count();
            }
            return perSecond(read, start);
        }
    }

    private static double perSecond(long count, long start) {
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private KafkaConsumer<String, byte[]> reader(String topic) {
        var consumer = new KafkaConsumer<>(
                KafkaClientProperties.consumer(bootstrap), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
