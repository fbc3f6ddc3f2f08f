package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics, looked at and written to beside the services. */
record Broker(String address) {

    private static final String OURS = "countersign.";

    /** One for each service, at least. */
    private static final int GROUPS = 4;

    /** Everything that stands in a topic. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        try (var consumer = new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** Every body that was published under an event's id. */
    Map<String, TreeSet<String>> bodies(String topic) {
        return all(topic).stream()
                .collect(Collectors.groupingBy(
                        Broker::eventId,
                        TreeMap::new,
                        Collectors.mapping(
                                each -> new String(each.value(), UTF_8), Collectors.toCollection(TreeSet::new))));
    }

    static String eventId(ConsumerRecord<String, byte[]> each) {
        var header = each.headers().lastHeader("ce_id");
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    /** All that services put aside, as text. */
    String deadLetters() {
        try (var admin = Admin.create(config())) {
            return done(admin.listTopics().names()).stream()
                    .filter(topic -> topic.startsWith(OURS) && topic.endsWith(".dlt"))
                    .flatMap(topic -> all(topic).stream())
                    .map(letter -> new String(letter.value(), UTF_8))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** How many records stand in a topic. */
    long size(String topic) {
        try (var consumer = new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Returns when the record is there. */
    void send(String topic, String key, byte[] body, Map<String, String> headers) {
        try (var producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer())) {
            var message = new ProducerRecord<>(topic, key, body);
            headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Makes every group read all of its topics again; no member may run. */
    void rewindGroups() {
        try (var admin = Admin.create(config())) {
            var groups =
                    await().atMost(Duration.ofMinutes(1)).until(() -> committed(admin), all -> all.size() >= GROUPS);
            groups.forEach((group, offsets) -> {
                var beginning = new HashMap<TopicPartition, OffsetAndMetadata>();
                offsets.keySet().forEach(partition -> beginning.put(partition, new OffsetAndMetadata(0)));
                done(admin.alterConsumerGroupOffsets(group, beginning).all());
            });
        }
    }

    /** What no group has read of a topic that it reads. */
    long lag() {
        try (var admin = Admin.create(config())) {
            return committed(admin).values().stream()
                    .mapToLong(offsets -> lag(offsets, ends(admin, offsets)))
                    .sum();
        }
    }

    private static long lag(Map<TopicPartition, OffsetAndMetadata> read, Map<TopicPartition, Long> ends) {
        return read.entrySet().stream()
                .mapToLong(offset -> ends.getOrDefault(offset.getKey(), 0L)
                        - offset.getValue().offset())
                .sum();
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Map<TopicPartition, OffsetAndMetadata> offsets) {
        var latest = offsets.keySet().stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
        var ends = new HashMap<TopicPartition, Long>();
        done(admin.listOffsets(latest).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin) {
        var committed = new TreeMap<String, Map<TopicPartition, OffsetAndMetadata>>();
        for (var group : done(admin.listGroups().all())) {
            if (group.groupId().startsWith(OURS)) {
                committed.put(
                        group.groupId(),
                        done(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata()));
            }
        }
        return committed;
    }

    private static <T> T done(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Map<String, Object> config() {
        return Map.of("bootstrap.servers", address);
    }
}
