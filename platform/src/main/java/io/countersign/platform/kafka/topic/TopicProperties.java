package io.countersign.platform.kafka.topic;

import io.countersign.platform.kafka.failure.DeadLetters;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are made. The number of partitions is fixed for life: keys must not move.
 *
 * @param partitions of every topic
 * @param replication copies of every record; with three or more, two must have it before it is acknowledged
 */
@Validated
@ConfigurationProperties("countersign.kafka")
public record TopicProperties(
        @DefaultValue("12") @Positive int partitions,
        @DefaultValue("3") @Positive short replication) {

    /** The largest record that a service writes, without its key and headers. */
    public static final int MAX_EVENT_BYTES = 512 * 1024;

    /** What a topic accepts: the largest event with its key, headers and framing. */
    static final int MAX_MESSAGE_BYTES = 640 * 1024;

    /** What a dead-letter topic accepts: the largest record of any topic with four more headers. */
    static final int MAX_DEAD_LETTER_BYTES = 768 * 1024;

    /** What a producer sends at once, and what a consumer fetches of a partition at once: more than either. */
    public static final int MAX_REQUEST_BYTES = 1024 * 1024;

    private static final Duration MAX_SEGMENT_AGE = Duration.ofDays(7);

    /** A topic whose records are kept for good. */
    public NewTopic kept(String name) {
        return topic(name, Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    }

    /** A topic whose records go after a time, and at most a quarter of it later: only a closed segment is removed. */
    public NewTopic keptFor(Duration retention, String name) {
        var segment = Math.min(retention.dividedBy(4).toMillis(), MAX_SEGMENT_AGE.toMillis());
        return topic(
                name,
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(retention.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        String.valueOf(segment)));
    }

    /** A topic that keeps the newest record of each key, and a removal for {@code removals} long. */
    public NewTopic compacted(String name, Duration removals) {
        return topic(
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        String.valueOf(removals.toMillis())));
    }

    /** Where {@code service} puts what it can't take of {@code topic}: kept for good, and with room for the headers. */
    public NewTopic deadLetters(String topic, String service) {
        return topic(
                DeadLetters.topic(topic, service),
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(MAX_DEAD_LETTER_BYTES)));
    }

    private NewTopic topic(String name, Map<String, String> configs) {
        var all = new HashMap<>(configs);
        all.putIfAbsent(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_MESSAGE_BYTES));
        all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replication >= 3 ? "2" : "1");
        return new NewTopic(name, partitions, replication).configs(all);
    }
}
