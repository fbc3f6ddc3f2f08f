package io.countersign.platform.kafka.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.listener.BatchMessageListener;

/** A broker that refuses a consumer's credentials or permissions for a while, simulated by a mock consumer. */
class BrokerRefusalTest {

    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    private final ListenerRetries retries =
            new ListenerRetries(new SimpleMeterRegistry(), InstantSource.system(), Duration.ofMillis(20));
    private final ListenerHealth health = new ListenerHealth(List::of, retries, InstantSource.system());
    private final List<String> heard = new CopyOnWriteArrayList<>();

    static Stream<KafkaException> refusals() {
        return Stream.of(
                new TopicAuthorizationException(Set.of("topic")), new SaslAuthenticationException("wrong password"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusedListenerIsOutOfServiceAndGoesOnWhenTheBrokerAcceptsIt(KafkaException refusal) {
        var consumer = new RefusableConsumer();
        consumer.refusal = refusal;
        var factory = new ListenerContainerDefaults(consumers(consumer), retries, Duration.ofMillis(20)).newFactory();
        var container = factory.createContainer("topic");
        container.getContainerProperties().setGroupId("group");
        container.setupMessageListener(
                (BatchMessageListener<String, byte[]>) batch -> batch.forEach(received -> heard.add(received.key())));
        container.setApplicationEventPublisher(this::forward);
        container.start();
        try {
            await().until(() -> health.health().getStatus().equals(Status.OUT_OF_SERVICE));
            assertThat(container.isRunning()).isTrue();
            assertThat(heard).isEmpty();

            consumer.refusal = null;

            await().untilAsserted(() -> assertThat(heard).containsExactly("key"));
            await().until(() -> health.health().getStatus().equals(Status.UP));
        } finally {
            container.stop();
        }
    }

    private void forward(Object event) {
        if (event instanceof ConsumerRetryAuthEvent refused) {
            health.onRefused(refused);
        } else if (event instanceof ConsumerRetryAuthSuccessfulEvent accepted) {
            health.onAccepted(accepted);
        }
    }

    private static DefaultKafkaConsumerFactory<String, byte[]> consumers(Consumer<String, byte[]> consumer) {
        return new DefaultKafkaConsumerFactory<>(
                Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                new StringDeserializer(),
                new ByteArrayDeserializer()) {

            @Override
            public Consumer<String, byte[]> createConsumer(
                    @Nullable String groupId,
                    @Nullable String clientIdPrefix,
                    @Nullable String clientIdSuffix,
                    @Nullable Properties properties) {
                return consumer;
            }
        };
    }

    private static final class RefusableConsumer extends MockConsumer<String, byte[]> {

        private volatile @Nullable KafkaException refusal;
        private boolean assigned;

        RefusableConsumer() {
            super("earliest");
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            var refused = refusal;
            if (refused != null) {
                throw refused;
            }
            if (!assigned) {
                assigned = true;
                updateBeginningOffsets(Map.of(PARTITION, 0L));
                rebalance(List.of(PARTITION));
                addRecord(new ConsumerRecord<>("topic", 0, 0, "key", new byte[0]));
            }
            return super.poll(timeout);
        }
    }
}
