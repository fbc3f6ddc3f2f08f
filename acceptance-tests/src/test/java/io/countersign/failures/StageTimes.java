package io.countersign.failures;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.operations.command.ServerConnection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When each event of a signature's first revision was seen in its topic, in nanoseconds of this machine's clock. */
final class StageTimes implements AutoCloseable {

    private static final Pattern FIRST = Pattern.compile("(submitted|admitted|outcome|notice):(\\d+):1");
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    /** By the event's id. */
    private final Map<String, Long> times = new ConcurrentHashMap<>();

    private final Thread thread;
    private volatile boolean ending;

    StageTimes(ServerConnection connection) {
        this.thread = Thread.ofVirtual().start(() -> read(connection));
    }

    /** The events on the way from an application to its notice. */
    enum Stage {
        SUBMITTED,
        ADMITTED,
        OUTCOME,
        NOTICE;

        private String event(String signature) {
            return name().toLowerCase(Locale.ROOT) + ":" + signature + ":1";
        }
    }

    boolean isNotified(String signature) {
        return times.containsKey(Stage.NOTICE.event(signature));
    }

    long of(Stage stage, String signature) {
        return Objects.requireNonNull(times.get(stage.event(signature)), signature);
    }

    private void read(ServerConnection connection) {
        var names = connection.topics();
        var topics = List.of(names.applications(), names.admissions(), names.decisions(), names.notices());
        try (var consumer =
                new KafkaConsumer<>(connection.client(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!ending) {
                consumer.poll(POLL_TIMEOUT).forEach(this::note);
            }
        }
    }

    private void note(ConsumerRecord<String, byte[]> event) {
        var id = new String(event.headers().lastHeader(CloudEvent.ID_HEADER).value(), UTF_8);
        if (FIRST.matcher(id).matches()) {
            times.putIfAbsent(id, System.nanoTime());
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
