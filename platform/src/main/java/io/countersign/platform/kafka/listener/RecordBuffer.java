package io.countersign.platform.kafka.listener;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Records of several polls in the order of their partitions. For one thread. */
final class RecordBuffer {

    private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records = new LinkedHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> nextOffsets = new LinkedHashMap<>();

    void add(ConsumerRecords<String, byte[]> polled) {
        for (var partition : polled.partitions()) {
            records.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(polled.records(partition));
        }
        nextOffsets.putAll(polled.nextOffsets());
    }

    /** They will be read again, or by another instance. */
    void drop(Collection<TopicPartition> partitions) {
        records.keySet().removeAll(partitions);
        nextOffsets.keySet().removeAll(partitions);
    }

    void dropAll() {
        records.clear();
        nextOffsets.clear();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    int count() {
        return records.values().stream().mapToInt(List::size).sum();
    }

    /** The offset of the first record of a partition. */
    OptionalLong firstOffset(TopicPartition partition) {
        var held = records.getOrDefault(partition, List.of());
        return held.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(held.getFirst().offset());
    }

    /** Whether there are records of other topics than {@code topics}. */
    boolean hasTopicOtherThan(Set<String> topics) {
        return records.keySet().stream().anyMatch(partition -> !topics.contains(partition.topic()));
    }

    /** Whether there are records of other partitions than {@code partitions}. */
    boolean hasOthersThan(Set<TopicPartition> partitions) {
        return records.keySet().stream().anyMatch(partition -> !partitions.contains(partition));
    }

    /** Everything but what is of paused partitions. */
    ConsumerRecords<String, byte[]> take(Set<TopicPartition> paused) {
        var taken = new LinkedHashMap<>(records);
        var offsets = new LinkedHashMap<>(nextOffsets);
        taken.keySet().removeAll(paused);
        offsets.keySet().removeAll(paused);
        records.keySet().removeAll(taken.keySet());
        nextOffsets.keySet().removeAll(offsets.keySet());
        return taken.isEmpty() && offsets.isEmpty() ? ConsumerRecords.empty() : new ConsumerRecords<>(taken, offsets);
    }
}
