package io.countersign.operations.kafka;

import io.countersign.operations.shell.Connection;
import io.countersign.operations.shell.Failure;
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

/** Reads ranges of partitions; belongs to no group and commits nothing. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;

    public TopicReader(Connection connection) {
        this.admin = Admin.create(connection.client());
        var config = new HashMap<>(connection.client());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        // What is read stands there; a fetch that waited for more would keep the next partition waiting.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 << 20);
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Every topic there is with its number of partitions, by name. */
    public Map<String, Integer> topics() {
        try {
            var counts = new TreeMap<String, Integer>();
            consumer.listTopics().forEach((name, partitions) -> counts.put(name, partitions.size()));
            return counts;
        } catch (KafkaException unreachable) {
            throw new Failure("the broker does not answer: " + unreachable.getMessage());
        }
    }

    public Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** Asked of the admin client: a consumer would warn of every partition that it is not assigned. */
    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> wanted.put(partition, which));
        var offsets = new HashMap<TopicPartition, Long>();
        try {
            admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(60, TimeUnit.SECONDS)
                    .forEach((partition, found) -> offsets.put(partition, found.offset()));
            return offsets;
        } catch (ExecutionException | TimeoutException unreachable) {
            throw new Failure("the broker does not answer: " + unreachable.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure("stopped");
        }
    }

    /**
     * Reads from one offset, or what is left behind it, up to another.
     *
     * @throws Failure if the broker stops answering
     */
    public void read(TopicPartition partition, long from, long to, Consumer<ConsumerRecord<String, byte[]>> each) {
        if (from >= to) {
            return;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long last = System.nanoTime();
        while (consumer.position(partition) < to) {
            var records = consumer.poll(POLL);
            for (var found : records) {
                if (found.offset() < to) {
                    each.accept(found);
                }
            }
            if (!records.isEmpty()) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > PATIENCE.toNanos()) {
                throw new Failure("the broker stopped answering while " + partition + " was read");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
