package io.countersign.platform.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.sample.SampleService.Word;
import io.countersign.platform.sample.SampleService.Words;
import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** What becomes of bad records and bad servers, on a real broker. */
class ListenersTest {

    private static final String PREFIX = TestServers.freshPrefix();
    private static final String TOPIC = PREFIX + "words";

    private static TestIssuer issuer;
    private static ConfigurableApplicationContext service;

    private Words words;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        service = SampleService.start(PREFIX, issuer);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @BeforeEach
    void forget() {
        words = service.getBean(Words.class);
        words.trouble = word -> {};
        words.heard.clear();
    }

    @Test
    void anUnreadableRecordIsDeadLetteredByteForByteWhileItsPartitionGoesOn() {
        var garbage = new byte[] {0, -1, '{', 13, 10, -128};

        send("unreadable", "{\"word\":\"before\",\"number\":1,\"later\":{\"added\":true}}".getBytes(UTF_8));
        send("unreadable", garbage);
        send("unreadable", "{\"word\":\"after\",\"number\":2}".getBytes(UTF_8));

        await().untilAsserted(
                        () -> assertThat(words.heard).extracting(Word::word).containsExactly("before", "after"));
        var deadLetter = deadLetter("unreadable");
        assertThat(deadLetter.value()).isEqualTo(garbage);
        assertThat(header(deadLetter, "ce_id")).isEqualTo("id of unreadable");
        assertThat(header(deadLetter, DeadLetters.TOPIC_HEADER)).isEqualTo(TOPIC);
        assertThat(header(deadLetter, DeadLetters.CAUSE_HEADER)).contains("Exception");
        assertThat(Integer.parseInt(header(deadLetter, DeadLetters.PARTITION_HEADER)))
                .isBetween(0, 2);
        assertThat(Long.parseLong(header(deadLetter, DeadLetters.OFFSET_HEADER)))
                .isNotNegative();
        await().untilAsserted(() -> assertThat(service.getBean(MeterRegistry.class)
                        .get("countersign.dead.letters")
                        .tag("topic", TOPIC)
                        .counter()
                        .count())
                .isPositive());
    }

    @Test
    void anUndecidableRecordIsDeadLetteredAloneAfterThreeTries() {
        var tries = new AtomicInteger();
        words.trouble = word -> {
            if (word.word().equals("odd")) {
                tries.incrementAndGet();
                throw new IllegalStateException(new SampleService.Undecidable());
            }
        };

        for (var word : List.of("one", "odd", "two")) {
            send("undecidable", json(word, 1));
        }

        await().untilAsserted(
                        () -> assertThat(words.heard).extracting(Word::word).contains("one", "two"));
        assertThat(deadLetter("undecidable").value()).isEqualTo(json("odd", 1));
        assertThat(words.heard).extracting(Word::word).containsOnly("one", "two");
        assertThat(tries.get()).isBetween(3, 5);
    }

    @Test
    void everyOtherFailureIsTriedAgainInPlaceAndTheOrderHolds() {
        var failures = new AtomicInteger();
        words.trouble = word -> {
            if (word.number() == 5 && failures.incrementAndGet() <= 4) {
                throw failures.get() % 2 == 0 ? new ClassCastException("a bug") : new IllegalStateException("no store");
            }
        };

        IntStream.rangeClosed(1, 20).forEach(number -> send("retried", json("word", number)));

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(
                        () -> assertThat(words.heard).extracting(Word::number).contains(20));
        assertThat(words.heard.stream().map(Word::number).distinct().toList())
                .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(failures.get()).isGreaterThanOrEqualTo(5);
        assertThat(deadLetters("retried", Duration.ofMillis(500))).isEmpty();
    }

    @Test
    void anOutageIsVisibleAndAnUnreadableRecordBesideItIsDeadLetteredOnce() {
        var store = new AtomicInteger();
        words.trouble = word -> {
            if (word.word().equals("blocked") && store.incrementAndGet() <= 5) {
                throw new IllegalStateException("no store");
            }
        };
        var unreadable = "{".getBytes(UTF_8);

        send("outage", unreadable);
        send("outage", json("blocked", 1));

        await().untilAsserted(() -> assertThat(retrying()).anySatisfy(retry -> {
            assertThat(retry).containsEntry("topic", TOPIC).containsEntry("cause", "IllegalStateException: no store");
            assertThat(retry).containsKeys("partition", "offset", "since");
        }));
        await().untilAsserted(
                        () -> assertThat(words.heard).extracting(Word::word).contains("blocked"));
        await().untilAsserted(() -> assertThat(retrying()).isEmpty());
        var last = "{{".getBytes(UTF_8);
        send("outage", last);
        await().untilAsserted(() -> assertThat(deadLetters("outage", Duration.ofSeconds(10)))
                .extracting(ConsumerRecord::value)
                .containsExactly(unreadable, last));
        assertThat(service.getBean(MeterRegistry.class)
                        .get("countersign.listener.retrying")
                        .tag("topic", TOPIC)
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isZero();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> retrying() {
        var health = Objects.requireNonNull(
                service.getBean("listeners", HealthIndicator.class).health());
        return Objects.requireNonNull(
                (List<Map<String, Object>>) health.getDetails().get("retrying"));
    }

    @Test
    void aRecordWhoseDocumentTheStoreRefusesIsDeadLetteredAlone() {
        words.trouble = word -> {
            if (word.word().equals("huge")) {
                throw new IllegalStateException(new BsonMaximumSizeExceededException("17 MB"));
            }
        };

        for (var word : List.of("left", "huge", "right")) {
            send("document", json(word, 1));
        }

        await().untilAsserted(
                        () -> assertThat(words.heard).extracting(Word::word).contains("left", "right"));
        var deadLetter = deadLetter("document");
        assertThat(deadLetter.value()).isEqualTo(json("huge", 1));
        assertThat(header(deadLetter, DeadLetters.CAUSE_HEADER)).contains("BsonMaximumSizeExceededException: 17 MB");
    }

    private static byte[] json(String word, int number) {
        return "{\"word\":\"%s\",\"number\":%d}".formatted(word, number).getBytes(UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static void send(String key, byte[] value) {
        var sent = new ProducerRecord<>(TOPIC, key, value);
        sent.headers().add("ce_id", ("id of " + key).getBytes(UTF_8));
        ((KafkaTemplate<String, byte[]>) service.getBean(KafkaTemplate.class))
                .send(sent)
                .join();
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String key) {
        return deadLetters(key, TestTimeouts.LIMIT).getFirst();
    }

    /** The dead letters of one key, once there are some or the time is over. */
    @SuppressWarnings("unchecked")
    private static List<ConsumerRecord<String, byte[]>> deadLetters(String key, Duration patience) {
        var factory = (ConsumerFactory<String, byte[]>) service.getBean(ConsumerFactory.class);
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = factory.createConsumer(TestServers.freshPrefix(), "letters")) {
            consumer.subscribe(List.of(DeadLetters.topic(TOPIC, "sample")));
            var end = System.nanoTime() + patience.toNanos();
            while (found.isEmpty() && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(deadLetter -> {
                    if (deadLetter.key().equals(key)) {
                        found.add(deadLetter);
                    }
                });
            }
        }
        return found;
    }

    private static String header(ConsumerRecord<String, byte[]> deadLetter, String name) {
        return new String(deadLetter.headers().lastHeader(name).value(), UTF_8);
    }
}
