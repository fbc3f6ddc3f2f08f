package io.countersign.failures;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.operations.command.ServerConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When the notice of each signature's first revision was seen in the topic, in nanoseconds of this machine's clock. */
final class NoticeTimes implements AutoCloseable {

    private static final Pattern FIRST_NOTICE = Pattern.compile("notice:(\\d+):1");
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    private final Map<String, Long> times = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean ending;

    NoticeTimes(ServerConnection connection) {
        this.thread = Thread.ofVirtual().start(() -> read(connection));
    }

    boolean has(String signature) {
        return times.containsKey(signature);
    }

    long of(String signature) {
        return Objects.requireNonNull(times.get(signature), signature);
    }

    private void read(ServerConnection connection) {
        var topic = connection.topics().notices();
        try (var consumer =
                new KafkaConsumer<>(connection.client(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!ending) {
                consumer.poll(POLL_TIMEOUT).forEach(this::note);
            }
        }
    }

    private void note(ConsumerRecord<String, byte[]> notice) {
        var id = new String(notice.headers().lastHeader(CloudEvent.ID_HEADER).value(), UTF_8);
        var match = FIRST_NOTICE.matcher(id);
        if (match.matches()) {
            times.putIfAbsent(match.group(1), System.nanoTime());
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
