package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.GroupOffsets;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

/**
 * The topics, looked at and written to beside the services.
 *
 * @param prefix before every topic and group; callers name them without it
 */
record Broker(String address, String prefix) {

    private static final String OURS = "countersign.";

    /** One for each service, at least. */
    private static final int GROUPS = 4;

    /** All records of a topic. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        forEach(topic, records::add);
        return records;
    }

    private void forEach(String topic, Consumer<ConsumerRecord<String, byte[]>> action) {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(action);
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var config = Map.<String, Object>of(
                "bootstrap.servers", address, "isolation.level", "read_committed", "fetch.max.wait.ms", 10);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(prefix + topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** The ids of the events under some keys. */
    Set<String> eventIds(String topic, Predicate<String> key) {
        var ids = new HashSet<String>();
        forEach(topic, each -> {
            if (key.test(each.key())) {
                ids.add(eventId(each));
            }
        });
        return ids;
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
                    .filter(topic -> topic.startsWith(prefix + OURS) && topic.endsWith(".dlt"))
                    .flatMap(topic -> all(topic.substring(prefix.length())).stream())
                    .map(letter -> new String(letter.value(), UTF_8))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** How many records stand in a topic. */
    long size(String topic) {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Returns when the record is there. */
    void send(String topic, String key, byte[] body, Map<String, String> headers) {
        try (var producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer())) {
            var message = new ProducerRecord<>(prefix + topic, key, body);
            headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Makes every group read all of its topics again; no member may run. */
    void rewindGroups() {
        try (var admin = Admin.create(config())) {
            var groups = await().atMost(TestTimeouts.LIMIT).until(() -> committed(admin), all -> all.size() >= GROUPS);
            for (var group : groups.keySet()) {
                GroupOffsets.resetToBeginning(admin, group);
            }
        }
    }

    /** Returns when every service has read everything, and what that led to. */
    void awaitAllRead() {
        await().atMost(TestTimeouts.scaled(Duration.ofMinutes(2)))
                .pollInterval(Duration.ofMillis(300))
                .during(Duration.ofSeconds(1))
                .until(() -> lag() == 0);
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

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin) {
        var committed = new TreeMap<String, Map<TopicPartition, OffsetAndMetadata>>();
        for (var group : done(admin.listGroups().all())) {
            if (group.groupId().startsWith(prefix + OURS)) {
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
