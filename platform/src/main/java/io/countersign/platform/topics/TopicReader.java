package io.countersign.platform.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads ranges of partitions. It joins no consumer group and commits no offset. Not thread-safe. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_FETCH_BYTES = 8 << 20;
    private static final int MAX_POLL_RECORDS = 2_000;

    /** All records exist already; a fetch that waited for more would delay the next partition. */
    private static final int FETCH_MAX_WAIT_MILLIS = 10;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;

    /** @param client connection properties that consumers and admin clients share */
    public TopicReader(Map<String, Object> client) {
        this.admin = Admin.create(client);
        var config = new HashMap<>(client);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MILLIS);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_FETCH_BYTES);
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The number of partitions of every topic, by name. */
    public Map<String, Integer> topics() {
        try {
            var counts = new TreeMap<String, Integer>();
            consumer.listTopics().forEach((name, partitions) -> counts.put(name, partitions.size()));
            return counts;
        } catch (KafkaException unreachable) {
            throw new BrokerException("The broker does not answer", unreachable);
        }
    }

    public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** Uses the admin client: a consumer would log a warning for every partition that is not assigned to it. */
    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> wanted.put(partition, which));
        var offsets = new HashMap<TopicPartition, Long>();
        try {
            admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(READ_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .forEach((partition, found) -> offsets.put(partition, found.offset()));
            return offsets;
        } catch (ExecutionException | TimeoutException unreachable) {
            throw new BrokerException("The broker does not answer", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Interrupted", interrupted);
        }
    }

    /**
     * Reads the records from one offset (or the first one that still exists) to another.
     *
     * @param to exclusive
     * @throws BrokerException if no record arrives for a minute
     */
    public void read(TopicPartition partition, long from, long to, Consumer<ConsumerRecord<String, byte[]>> each) {
        if (from >= to) {
            return;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long last = System.nanoTime();
        while (consumer.position(partition) < to) {
            var records = consumer.poll(POLL_TIMEOUT);
            for (var found : records) {
                if (found.offset() < to) {
                    each.accept(found);
                }
            }
            if (!records.isEmpty()) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > READ_TIMEOUT.toNanos()) {
                throw new BrokerException("The broker stopped answering while " + partition + " was read");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
