package io.countersign.platform.kafka.listener;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;

/**
 * The consumers whose credentials or permissions the broker refuses. Their containers poll again after an interval
 * ({@link ListenerContainerDefaults}).
 *
 * <p>A poll without an error does not show that a consumer is accepted: a topic that was refused is left out until the
 * consumer asks for metadata again. A refusal ends once a time longer than {@link ListenerContainerDefaults#METADATA_MAX_AGE}
 * has passed since such a poll without another refusal.
 */
final class BrokerRefusals {

    static final Duration CONFIRMATION_TIME = ListenerContainerDefaults.METADATA_MAX_AGE.plusSeconds(5);

    private final InstantSource clock;
    private final Duration confirmationTime;
    private final Map<MessageListenerContainer, Refusal> refusals = new ConcurrentHashMap<>();

    BrokerRefusals(InstantSource clock, Duration confirmationTime) {
        this.clock = clock;
        this.confirmationTime = confirmationTime;
    }

    /**
     * A consumer that was refused at least once and is not known to be accepted.
     *
     * @param cause {@code AUTHENTICATION} or {@code AUTHORIZATION}
     * @param acceptedAt of the first poll without an error after the last refusal
     */
    record Refusal(
            String listener,
            List<String> topics,
            String group,
            Instant since,
            String cause,
            @Nullable Instant acceptedAt) {

        private Refusal since(Instant first) {
            return new Refusal(listener, topics, group, first, cause, acceptedAt);
        }

        private Refusal acceptedAt(Instant at) {
            return acceptedAt == null ? new Refusal(listener, topics, group, since, cause, at) : this;
        }

        private boolean isAcceptedBefore(Instant time) {
            return acceptedAt != null && acceptedAt.isBefore(time);
        }
    }

    Refusal refused(MessageListenerContainer consumer, String cause) {
        var refusal = new Refusal(
                String.valueOf(consumer.getListenerId()),
                topicsOf(consumer),
                String.valueOf(consumer.getGroupId()),
                clock.instant(),
                cause,
                null);
        return refusals.merge(consumer, refusal, (before, next) -> next.since(before.since()));
    }

    void accepted(MessageListenerContainer consumer) {
        refusals.computeIfPresent(consumer, (_, refusal) -> refusal.acceptedAt(clock.instant()));
    }

    /** Without consumers that do not run any more: a container that starts again has new ones. */
    List<Refusal> current() {
        var confirmed = clock.instant().minus(confirmationTime);
        refusals.entrySet()
                .removeIf(
                        entry -> !entry.getKey().isRunning() || entry.getValue().isAcceptedBefore(confirmed));
        return List.copyOf(refusals.values());
    }

    private static List<String> topicsOf(MessageListenerContainer consumer) {
        var properties = consumer.getContainerProperties();
        var topics = properties.getTopics();
        var partitions = properties.getTopicPartitions();
        if (topics != null) {
            return List.of(topics);
        }
        return partitions == null
                ? List.of(String.valueOf(properties.getTopicPattern()))
                : Arrays.stream(partitions)
                        .map(TopicPartitionOffset::getTopic)
                        .distinct()
                        .toList();
    }
}
