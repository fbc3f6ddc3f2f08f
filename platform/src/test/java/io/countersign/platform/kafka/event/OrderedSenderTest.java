package io.countersign.platform.kafka.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.kafka.failure.NotAcknowledgedException;
import io.countersign.platform.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** On a real broker that refuses one record in the middle; every record is a batch of its own, five are in flight. */
class OrderedSenderTest {

    private static final String REFUSED = "x".repeat(20_000);
    private static final List<String> WORDS = Stream.concat(
                    Stream.of("a", "b", REFUSED), IntStream.range(0, 20).mapToObj(i -> "later " + i))
            .toList();

    private final String topic = TestServers.freshPrefix() + "words";
    private final DefaultKafkaProducerFactory<String, byte[]> producers = new DefaultKafkaProducerFactory<>(
            Map.of("bootstrap.servers", TestServers.kafka(), "acks", "all", "batch.size", 1),
            new StringSerializer(),
            new ByteArraySerializer());
    private final Publisher<String> publisher = new Publisher<>(
            new KafkaTemplate<>(producers),
            topic,
            new JsonCodec<>(new JsonMapper(), new TypeReference<>() {}),
            word -> "key",
            word -> Map.of());

    @BeforeEach
    void createTopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            var small = new NewTopic(topic, 1, (short) 1).configs(Map.of("max.message.bytes", "10000"));
            admin.createTopics(List.of(small)).all().get();
        }
    }

    @AfterEach
    void close() {
        producers.destroy();
    }

    @Test
    void nothingOfAPartitionIsPublishedAfterARecordThatFailed() {
        assertThatThrownBy(() -> publisher.publish(WORDS))
                .isInstanceOf(NotAcknowledgedException.class)
                .hasCauseInstanceOf(RecordTooLargeException.class);

        assertThat(published()).containsExactly("\"a\"", "\"b\"");
    }

    @Test
    void whatIsPublishedNextGoesByANewProducer() {
        assertThatThrownBy(() -> publisher.publish(WORDS)).isInstanceOf(NotAcknowledgedException.class);

        publisher.publish(List.of("a", "b", "c"));

        assertThat(published()).containsExactly("\"a\"", "\"b\"", "\"a\"", "\"b\"", "\"c\"");
    }

    /** Shows that the first test can fail. */
    @Test
    void aProducerByItselfGoesOn() {
        var sent = WORDS.stream().map(publisher::send).toList();

        assertThat(sent).filteredOn(one -> isRefused(one)).hasSize(1);
        assertThat(published()).hasSize(WORDS.size() - 1).contains("\"later 19\"");
    }

    private static boolean isRefused(CompletableFuture<Void> sent) {
        return sent.handle((done, failed) -> failed != null).join();
    }

    private List<String> published() {
        var found = new ArrayList<String>();
        var partition = new TopicPartition(topic, 0);
        try (var consumer =
                new KafkaConsumer<>(TestServers.consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(one -> found.add(new String(one.value(), UTF_8)));
            }
        }
        return found;
    }
}
