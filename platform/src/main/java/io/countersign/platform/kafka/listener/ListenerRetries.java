package io.countersign.platform.kafka.listener;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Records which batches are being retried and which consumers the broker refuses, since when and why: one warning per
 * minute and batch, and the gauge {@code countersign.listener.retrying}, the age of the topic's oldest retry or refusal. A
 * container calls it after each attempt, the first one included.
 *
 * <p>A batch that is no longer retried here, because its partition was revoked or its container stopped, is forgotten
 * after {@link #STALE_AFTER}.
 */
public final class ListenerRetries implements BatchInterceptor<String, byte[]> {

    /** Longer than the longest back-off and the longest attempt together. */
    static final Duration STALE_AFTER = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(ListenerRetries.class);
    private static final Duration WARNING_INTERVAL = Duration.ofMinutes(1);

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final BrokerRefusals refusals;
    private final Map<Source, Retry> retries = new ConcurrentHashMap<>();

    public ListenerRetries(MeterRegistry meters, InstantSource clock) {
        this(meters, clock, BrokerRefusals.CONFIRMATION_TIME);
    }

    ListenerRetries(MeterRegistry meters, InstantSource clock, Duration confirmationTime) {
        this.meters = meters;
        this.clock = clock;
        this.refusals = new BrokerRefusals(clock, confirmationTime);
    }

    private record Source(String topic, int partition, String group) {

        static Source of(ConsumerRecord<?, ?> origin, Consumer<?, ?> consumer) {
            return new Source(
                    origin.topic(), origin.partition(), consumer.groupMetadata().groupId());
        }
    }

    /**
     * A batch that failed at least once and has not succeeded yet.
     *
     * @param offset of its first record
     * @param cause class and message of the innermost cause
     */
    record Retry(
            String topic,
            int partition,
            String group,
            long offset,
            Instant since,
            Instant lastFailure,
            Instant lastWarning,
            String cause) {}

    /** The batches that are being retried now. */
    List<Retry> current() {
        var stale = clock.instant().minus(STALE_AFTER);
        retries.values().removeIf(retry -> retry.lastFailure().isBefore(stale));
        return List.copyOf(retries.values());
    }

    List<BrokerRefusals.Refusal> currentRefusals() {
        return refusals.current();
    }

    /** @param cause what the broker refuses */
    void refused(MessageListenerContainer consumer, String cause) {
        var refusal = refusals.refused(consumer, cause);
        refusal.topics().forEach(topic -> gauge(topic, refusal.group()));
    }

    void accepted(MessageListenerContainer consumer) {
        refusals.accepted(consumer);
    }

    @Override
    public ConsumerRecords<String, byte[]> intercept(
            ConsumerRecords<String, byte[]> records, Consumer<String, byte[]> consumer) {
        return records;
    }

    @Override
    public void success(ConsumerRecords<String, byte[]> records, Consumer<String, byte[]> consumer) {
        if (!retries.isEmpty()) {
            var group = consumer.groupMetadata().groupId();
            records.partitions()
                    .forEach(partition -> retries.remove(new Source(partition.topic(), partition.partition(), group)));
        }
    }

    @Override
    public void failure(
            ConsumerRecords<String, byte[]> records, Exception exception, Consumer<String, byte[]> consumer) {
        var first = records.iterator().next();
        var source = Source.of(first, consumer);
        gauge(source.topic(), source.group());
        retries.compute(source, (_, before) -> next(source, first.offset(), exception, before));
    }

    private Retry next(Source source, long offset, Exception exception, @Nullable Retry before) {
        var now = clock.instant();
        var cause = rootCause(exception);
        boolean warns =
                before == null || !before.lastWarning().plus(WARNING_INTERVAL).isAfter(now);
        var since = before == null ? now : before.since();
        if (warns) {
            warn(source, offset, since, cause);
        }
        return new Retry(
                source.topic(),
                source.partition(),
                source.group(),
                offset,
                since,
                now,
                warns || before == null ? now : before.lastWarning(),
                cause);
    }

    private static void warn(Source source, long offset, Instant since, String cause) {
        LOG.atWarn()
                .addKeyValue("topic", source.topic())
                .addKeyValue("partition", source.partition())
                .addKeyValue("offset", offset)
                .addKeyValue("group", source.group())
                .addKeyValue("since", since)
                .addKeyValue("cause", cause)
                .log("Batch failed; retrying");
    }

    private static String rootCause(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private void gauge(String topic, String group) {
        TimeGauge.builder(
                        "countersign.listener.retrying",
                        this,
                        TimeUnit.MILLISECONDS,
                        retrying -> retrying.age(topic, group))
                .description(
                        "Time since the first failed attempt of the batch that is retried, or since the broker refuses"
                                + " the listener; 0 if neither")
                .tag("topic", topic)
                .tag("group", group)
                .register(meters);
    }

    private double age(String topic, String group) {
        var retried = current().stream()
                .filter(retry -> retry.topic().equals(topic) && retry.group().equals(group))
                .map(Retry::since);
        var refused = currentRefusals().stream()
                .filter(refusal ->
                        refusal.topics().contains(topic) && refusal.group().equals(group))
                .map(BrokerRefusals.Refusal::since);
        return Stream.concat(retried, refused)
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, clock.instant()).toMillis())
                .orElse(0L);
    }
}
