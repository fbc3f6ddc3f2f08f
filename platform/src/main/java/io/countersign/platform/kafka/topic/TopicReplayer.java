package io.countersign.platform.kafka.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads topics without a group and only what is committed, for what every instance holds in memory: some from their
 * beginning, some from their end, and all of them on and on. Ready once it has seen what they held at the start; after a
 * failure it goes on where it was.
 */
public final class TopicReplayer extends BackgroundTopicReader {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    /** What is held in memory may be a moment old, and a fetch costs the same for one record as for a hundred. */
    private static final Duration ACCUMULATION_TIME = Duration.ofMillis(50);

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final List<ReplayedTopic> topics;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    public TopicReplayer(TopicInitializer gate, ConsumerFactory<String, byte[]> consumers, List<ReplayedTopic> topics) {
        super(names(topics), gate, consumers, RETRY_INTERVAL);
        this.topics = List.copyOf(topics);
    }

    /**
     * A topic and where its records go.
     *
     * @param fromEnd for what is only about the present: it begins with what is published from now on
     * @param each is called by one thread; what it throws makes it see the records since the last poll again
     */
    public record ReplayedTopic(String name, boolean fromEnd, Consumer<ConsumerRecord<String, byte[]>> each) {

        public static ReplayedTopic fromBeginning(String name, Consumer<ConsumerRecord<String, byte[]>> each) {
            return new ReplayedTopic(name, false, each);
        }

        public static ReplayedTopic fromEnd(String name, Consumer<ConsumerRecord<String, byte[]>> each) {
            return new ReplayedTopic(name, true, each);
        }
    }

    @Override
    void read(KafkaConsumer<String, byte[]> consumer) {
        var partitions = topics.stream()
                .flatMap(topic -> partitions(consumer, topic.name()))
                .toList();
        consumer.assign(partitions);
        start(consumer, partitions);
        positions.forEach(consumer::seek);
        var end = consumer.endOffsets(partitions);
        while (isRunning()) {
            var polled = consumer.poll(POLL_TIMEOUT);
            topics.forEach(topic -> polled.records(topic.name()).forEach(topic.each()));
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
            if (!isCaughtUp()
                    && end.entrySet().stream().allMatch(last -> consumer.position(last.getKey()) >= last.getValue())) {
                caughtUp();
            }
            if (isCaughtUp() && !polled.isEmpty()) {
                pause(ACCUMULATION_TIME);
            }
        }
    }

    private void start(KafkaConsumer<String, byte[]> consumer, Collection<TopicPartition> partitions) {
        var ends = topics.stream()
                .filter(ReplayedTopic::fromEnd)
                .map(ReplayedTopic::name)
                .collect(Collectors.toSet());
        seek(partitions, one -> ends.contains(one.topic()), consumer::seekToEnd);
        seek(partitions, one -> !ends.contains(one.topic()), consumer::seekToBeginning);
    }

    /** For no partitions at all the client would take every one. */
    private static void seek(
            Collection<TopicPartition> partitions,
            Predicate<TopicPartition> chosen,
            Consumer<Collection<TopicPartition>> start) {
        var some = partitions.stream().filter(chosen).toList();
        if (!some.isEmpty()) {
            start.accept(some);
        }
    }

    private static String names(List<ReplayedTopic> topics) {
        return topics.stream().map(ReplayedTopic::name).collect(Collectors.joining(","));
    }

    @Override
    void configure(Map<String, Object> config) {
        var group = config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-replay");
    }
}
