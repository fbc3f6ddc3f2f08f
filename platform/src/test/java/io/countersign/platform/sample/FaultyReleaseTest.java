package io.countersign.platform.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.sample.SampleService.Words;
import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** A release that fails on every stored document, and the release that mends it, on a real broker. */
class FaultyReleaseTest {

    private static final int RECORDS = 40;
    private static final int LIMIT = 3;

    private final String prefix = TestServers.freshPrefix();
    private final String topic = prefix + "words";

    @Test
    void aFaultyReleaseStopsItsListenerAndTheNextReleaseGoesOnWithWhatWasNotDeadLettered() {
        try (var issuer = TestIssuer.start()) {
            int deadLettered;
            try (var faulty = start(issuer)) {
                faulty.getBean(Words.class).trouble = word -> {
                    throw new IllegalStateException(new BsonMaximumSizeExceededException("17 MB"));
                };
                send(faulty);

                await().untilAsserted(() -> assertThat(listeners(faulty)).isEqualTo(Status.OUT_OF_SERVICE));

                assertThat(stoppedListeners(faulty)).isOne();
                assertThat(readiness(faulty)).isEqualTo(Status.OUT_OF_SERVICE);
                deadLettered = deadLetters(faulty).size();
                assertThat(deadLettered).isLessThanOrEqualTo(LIMIT);
            }
            try (var mended = start(issuer)) {
                var words = mended.getBean(Words.class);

                await().untilAsserted(() -> assertThat(words.heard.stream().distinct())
                        .hasSizeGreaterThanOrEqualTo(RECORDS - deadLettered));
                assertThat(listeners(mended)).isEqualTo(Status.UP);
                assertThat(stoppedListeners(mended)).isZero();
            }
        }
    }

    private ConfigurableApplicationContext start(TestIssuer issuer) {
        return SampleService.start(
                prefix, issuer, "--countersign.kafka.document-errors.max-records-per-minute=" + LIMIT);
    }

    @SuppressWarnings("unchecked")
    private void send(ConfigurableApplicationContext service) {
        var template = (KafkaTemplate<String, byte[]>) service.getBean(KafkaTemplate.class);
        for (int number = 0; number < RECORDS; number++) {
            var body = "{\"word\":\"word\",\"number\":%d}".formatted(number).getBytes(UTF_8);
            template.send(topic, "one key", body).join();
        }
    }

    private static Status listeners(ConfigurableApplicationContext service) {
        return Objects.requireNonNull(
                        service.getBean("listeners", HealthIndicator.class).health())
                .getStatus();
    }

    private static Status readiness(ConfigurableApplicationContext service) {
        return Objects.requireNonNull(service.getBean(HealthEndpoint.class).healthForPath("readiness"))
                .getStatus();
    }

    private static double stoppedListeners(ConfigurableApplicationContext service) {
        return service.getBean(MeterRegistry.class)
                .get("countersign.listener.stopped")
                .gauge()
                .value();
    }

    @SuppressWarnings("unchecked")
    private List<ConsumerRecord<String, byte[]>> deadLetters(ConfigurableApplicationContext service) {
        var factory = (ConsumerFactory<String, byte[]>) service.getBean(ConsumerFactory.class);
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = factory.createConsumer(TestServers.freshPrefix(), "dead-letters")) {
            var partitions = consumer.partitionsFor(DeadLetters.topic(topic, "sample")).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }
}
