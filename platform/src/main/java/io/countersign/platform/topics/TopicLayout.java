package io.countersign.platform.topics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics of an installation that exist. All have the same number of partitions, so that the records of one key are in
 * the same partition of each.
 *
 * @param topics the topics of the flow, in its order
 */
public record TopicLayout(List<String> topics, List<String> deadLetters, int partitions) {

    public TopicLayout {
        topics = List.copyOf(topics);
        deadLetters = List.copyOf(deadLetters);
    }

    /**
     * @param existing the number of partitions of every topic of the broker
     * @throws BrokerException if none of the topics exists, or their numbers of partitions differ
     */
    public static TopicLayout of(
            Map<String, Integer> existing, Collection<String> flow, Predicate<String> isDeadLetters) {
        var topics = flow.stream().filter(existing::containsKey).toList();
        var deadLetters = existing.keySet().stream().filter(isDeadLetters).toList();
        var counts = Stream.concat(topics.stream(), deadLetters.stream())
                .map(existing::get)
                .distinct()
                .toList();
        if (counts.isEmpty()) {
            throw new BrokerException("The broker has none of the topics " + String.join(", ", flow));
        }
        if (counts.size() > 1) {
            throw new BrokerException("The topics have different numbers of partitions: " + existing);
        }
        return new TopicLayout(topics, deadLetters, counts.getFirst());
    }

    /** One partition of every topic. */
    public List<TopicPartition> partition(int partition) {
        return Stream.concat(topics.stream(), deadLetters.stream())
                .map(topic -> new TopicPartition(topic, partition))
                .toList();
    }

    public List<TopicPartition> all() {
        return IntStream.range(0, partitions)
                .boxed()
                .flatMap(partition -> partition(partition).stream())
                .toList();
    }
}
