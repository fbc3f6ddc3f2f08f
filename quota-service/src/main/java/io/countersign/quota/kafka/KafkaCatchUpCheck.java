package io.countersign.quota.kafka;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.UnreadableRecordException;
import io.countersign.quota.domain.admission.CatchUpCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads decisions from the listener's position to the end that they have now, with a consumer of its own that is in no
 * group and commits nothing: the listener brings the same records later, as repeats.
 */
@Component
final class KafkaCatchUpCheck implements DisposableBean {

    private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(2);

    /**
     * The client sends the next fetch before it returns from a poll, and the broker answers the requests of a connection one
     * after the other: the next check, and every account of its batch, would wait for the end of a longer fetch.
     */
    private static final int FETCH_MAX_WAIT_MS = 10;

    private final Map<String, Object> config;
    private final String topic;
    private final AccountPartitioner partitions;
    private final JsonCodec<CloudEvent<DecisionEvent>> codec;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Consumer<String, byte[]> consumer;

    KafkaCatchUpCheck(
            ConsumerFactory<String, byte[]> consumers, Topics topics, AccountPartitioner partitions, JsonMapper json) {
        this.config = new HashMap<>(consumers.getConfigurationProperties());
        var group = this.config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.config.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-catch-up");
        this.config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS);
        this.topic = topics.decisions();
        this.partitions = partitions;
        this.codec = new JsonCodec<>(json, new TypeReference<>() {});
    }

    /** @param listener asked for its position, on its own thread */
    CatchUpCheck behind(Consumer<?, ?> listener) {
        return accounts -> read(accounts, listener);
    }

    @Override
    public void destroy() {
        lock.lock();
        try {
            forgetConsumer();
        } finally {
            lock.unlock();
        }
    }

    private CatchUpCheck.Reading read(Set<AccountId> accounts, Consumer<?, ?> listener) {
        var deadline = new Deadline(System.nanoTime() + CATCH_UP_TIMEOUT.toNanos());
        var found = new ArrayList<CloudEvent<DecisionEvent>>();
        lock.lock();
        try {
            return new CatchUpCheck.Reading(found, read(positions(accounts, listener), deadline, found));
        } catch (InterruptException stopping) {
            throw stopping;
        } catch (KafkaException | IllegalStateException | IllegalArgumentException unavailable) {
            forgetConsumer();
            return new CatchUpCheck.Reading(found, false);
        } finally {
            lock.unlock();
        }
    }

    /** @throws IllegalStateException if the listener has lost one of the partitions */
    private Map<TopicPartition, Long> positions(Set<AccountId> accounts, Consumer<?, ?> listener) {
        var positions = new HashMap<TopicPartition, Long>();
        for (var account : accounts) {
            positions.computeIfAbsent(
                    new TopicPartition(topic, partitions.of(account)),
                    partition -> listener.position(partition, CATCH_UP_TIMEOUT));
        }
        return positions;
    }

    private boolean read(
            Map<TopicPartition, Long> positions, Deadline deadline, List<CloudEvent<DecisionEvent>> found) {
        var reader = consumer();
        reader.assign(positions.keySet()); // the client warns of the end offset of what is not assigned
        var ends = new HashMap<>(reader.endOffsets(positions.keySet(), deadline.left()));
        ends.entrySet().removeIf(end -> end.getValue() <= positions.getOrDefault(end.getKey(), Long.MAX_VALUE));
        if (ends.isEmpty()) {
            return true;
        }
        reader.assign(ends.keySet());
        ends.keySet().forEach(partition -> reader.seek(partition, positions.getOrDefault(partition, 0L)));
        while (!ends.isEmpty()) {
            if (deadline.isOver()) {
                return false;
            }
            reader.poll(deadline.left()).forEach(read -> keep(read, found));
            ends.entrySet().removeIf(end -> reader.position(end.getKey(), deadline.left()) >= end.getValue());
        }
        return true;
    }

    /** The listener puts aside what can't be read or is not in its place. */
    private void keep(ConsumerRecord<String, byte[]> read, List<CloudEvent<DecisionEvent>> found) {
        try {
            var decision = codec.read(read.value());
            if (decision.isInPlace(read.key())) {
                found.add(decision);
            }
        } catch (UnreadableRecordException left) {
            return;
        }
    }

    private Consumer<String, byte[]> consumer() {
        var existing = consumer;
        if (existing != null) {
            return existing;
        }
        var created = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        consumer = created;
        return created;
    }

    private void forgetConsumer() {
        var old = consumer;
        consumer = null;
        if (old != null) {
            old.close();
        }
    }

    private record Deadline(long nanos) {

        boolean isOver() {
            return nanos - System.nanoTime() <= 0;
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
        }
    }
}
