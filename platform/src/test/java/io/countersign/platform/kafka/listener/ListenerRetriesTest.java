package io.countersign.platform.kafka.listener;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ListenerRetriesTest {

    private static final TopicPartition PARTITION = new TopicPartition("topic", 2);

    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ListenerRetries retries = new ListenerRetries(meters, () -> now);
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final ConsumerRecords<String, byte[]> batch = new ConsumerRecords<>(
            Map.of(PARTITION, List.of(new ConsumerRecord<>("topic", 2, 41, "key", new byte[0]))), Map.of());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ListenerRetries.class);

    @BeforeEach
    void captureLog() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
    }

    @AfterEach
    void releaseLog() {
        logger.detachAppender(log);
    }

    private void fail() {
        retries.failure(
                batch, new IllegalStateException("listener", new IllegalArgumentException("no store")), consumer);
    }

    private double age() {
        return meters.get("countersign.listener.retrying")
                .tag("topic", "topic")
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }

    @Test
    void oneWarningPerMinuteNamesCauseTopicPartitionAndOffset() {
        for (int second = 0; second < 150; second += 10) {
            fail();
            now = now.plusSeconds(10);
        }

        assertThat(log.list).hasSize(3).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("Batch failed; retrying");
            assertThat(event.getKeyValuePairs())
                    .extracting(pair -> pair.key + "=" + pair.value)
                    .contains(
                            "topic=topic",
                            "partition=2",
                            "offset=41",
                            "cause=IllegalArgumentException: no store",
                            "since=2026-11-29T12:00:00Z");
        });
    }

    @Test
    void theGaugeIsTheAgeOfTheRetryAndZeroAfterASuccess() {
        fail();
        now = now.plusSeconds(70);
        fail();

        assertThat(age()).isEqualTo(70);

        retries.success(batch, consumer);

        assertThat(age()).isZero();
        assertThat(retries.current()).isEmpty();
    }

    @Test
    void aRetryThatGoesOnElsewhereIsForgotten() {
        fail();
        now = now.plus(ListenerRetries.STALE_AFTER).plus(Duration.ofSeconds(1));

        assertThat(retries.current()).isEmpty();
        assertThat(age()).isZero();
    }
}
