package io.countersign.platform.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.kafka.DeadLetters;
import io.countersign.platform.sample.SampleService.Word;
import io.countersign.platform.sample.SampleService.Words;
import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
    void anUnreadableRecordIsBuriedByteForByteWhileItsPartitionGoesOn() {
        var garbage = new byte[] {0, -1, '{', 13, 10, -128};

        send("unreadable", "{\"word\":\"before\",\"number\":1,\"later\":{\"added\":true}}".getBytes(UTF_8));
        send("unreadable", garbage);
        send("unreadable", "{\"word\":\"after\",\"number\":2}".getBytes(UTF_8));

        await().untilAsserted(
                        () -> assertThat(words.heard).extracting(Word::word).containsExactly("before", "after"));
        var letter = letter("unreadable");
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(header(letter, "ce_id")).isEqualTo("id of unreadable");
        assertThat(header(letter, DeadLetters.TOPIC_HEADER)).isEqualTo(TOPIC);
        assertThat(header(letter, DeadLetters.CAUSE_HEADER)).contains("Exception");
        assertThat(Integer.parseInt(header(letter, DeadLetters.PARTITION_HEADER)))
                .isBetween(0, 2);
        assertThat(Long.parseLong(header(letter, DeadLetters.OFFSET_HEADER))).isNotNegative();
        assertThat(service.getBean(MeterRegistry.class)
                        .get("countersign.dead.letters")
                        .tag("topic", TOPIC)
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void anUndecidableRecordIsBuriedAloneAfterThreeTries() {
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
        assertThat(letter("undecidable").value()).isEqualTo(json("odd", 1));
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

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(words.heard).extracting(Word::number).contains(20));
        assertThat(words.heard.stream().map(Word::number).distinct().toList())
                .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(failures.get()).isGreaterThanOrEqualTo(5);
        assertThat(letters("retried", Duration.ofMillis(500))).isEmpty();
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

    private static ConsumerRecord<String, byte[]> letter(String key) {
        return letters(key, Duration.ofSeconds(10)).getFirst();
    }

    /** The letters of one key, once there are some or the time is over. */
    @SuppressWarnings("unchecked")
    private static List<ConsumerRecord<String, byte[]>> letters(String key, Duration patience) {
        var factory = (ConsumerFactory<String, byte[]>) service.getBean(ConsumerFactory.class);
        var letters = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = factory.createConsumer(TestServers.freshPrefix(), "letters")) {
            consumer.subscribe(List.of(DeadLetters.topic(TOPIC, "sample")));
            var end = System.nanoTime() + patience.toNanos();
            while (letters.isEmpty() && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(letter -> {
                    if (letter.key().equals(key)) {
                        letters.add(letter);
                    }
                });
            }
        }
        return letters;
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
