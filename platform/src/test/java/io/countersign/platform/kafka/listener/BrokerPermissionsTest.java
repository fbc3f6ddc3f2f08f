package io.countersign.platform.kafka.listener;

import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Listeners on a broker with users and permissions, which are missing at first or are taken away. */
class BrokerPermissionsTest {

    /** As in a service long enough for polls without an error between two refusals of a topic. */
    private static final Duration METADATA_MAX_AGE = Duration.ofMillis(1_200);

    private static final Duration CONFIRMATION_TIME = Duration.ofMillis(2_500);

    @SuppressWarnings("NullAway.Init")
    private static PermissionBroker broker;

    private final String user = "user-" + UUID.randomUUID();
    private final String topic = "topic-" + UUID.randomUUID();
    private final String group = "group-" + UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path directory) {
        broker = new PermissionBroker(directory);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void topicWithOneRecord() {
        broker.createTopic(topic);
        broker.publish(topic, "first");
    }

    @ParameterizedTest
    @EnumSource(names = {"TOPIC", "GROUP"})
    void aListenerWithoutAPermissionIsOutOfServiceAndReadsOnceItIsGranted(ResourceType missing) {
        broker.createUser(user);
        grant(missing == TOPIC ? GROUP : TOPIC);
        try (var reader = new Reader()) {
            reader.awaitRefused("AUTHORIZATION");
            await().during(CONFIRMATION_TIME.plus(METADATA_MAX_AGE)).until(reader::isRefused);
            assertThat(reader.heard).isEmpty();

            grant(missing);

            reader.awaitUp("first");
        }
    }

    @Test
    void aPermissionThatIsTakenAwayIsReportedAndNothingIsLostUntilItIsGrantedAgain() {
        broker.createUser(user);
        grant(TOPIC);
        grant(GROUP);
        try (var reader = new Reader()) {
            reader.awaitUp("first");

            broker.revokeRead(TOPIC, topic, user);

            reader.awaitRefused("AUTHORIZATION");
            broker.publish(topic, "second");
            grant(TOPIC);
            reader.awaitUp("first", "second");
        }
    }

    @Test
    void aListenerWhoseUserDoesNotExistIsOutOfServiceAndReadsOnceTheUserIsCreated() {
        grant(TOPIC);
        grant(GROUP);
        try (var reader = new Reader()) {
            reader.awaitRefused("AUTHENTICATION");
            assertThat(reader.heard).isEmpty();

            broker.createUser(user);

            reader.awaitUp("first");
        }
    }

    private void grant(ResourceType type) {
        broker.grantRead(type, type == TOPIC ? topic : group, user);
    }

    /** A listener as services have it, with health and metrics. */
    private final class Reader implements AutoCloseable {

        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final ListenerRetries retries = new ListenerRetries(meters, InstantSource.system(), CONFIRMATION_TIME);
        private final ListenerHealth health = new ListenerHealth(List::of, retries, InstantSource.system());
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final ConcurrentMessageListenerContainer<String, byte[]> container;

        Reader() {
            var consumers = new AccumulatingConsumerFactory(settings(), Duration.ofMillis(100));
            var defaults = new ListenerContainerDefaults(consumers, retries, Duration.ofMillis(200));
            container = defaults.newFactory().createContainer(topic);
            container.getContainerProperties().setGroupId(group);
            container.setupMessageListener((BatchMessageListener<String, byte[]>)
                    batch -> batch.forEach(received -> heard.add(received.key())));
            container.setApplicationEventPublisher(this::forward);
            container.start();
        }

        private Map<String, Object> settings() {
            var settings = new HashMap<>(broker.clientOf(user));
            settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
            settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) METADATA_MAX_AGE.toMillis());
            return settings;
        }

        private void forward(Object event) {
            if (event instanceof ConsumerRetryAuthEvent refused) {
                health.onRefused(refused);
            } else if (event instanceof ConsumerRetryAuthSuccessfulEvent accepted) {
                health.onAccepted(accepted);
            }
        }

        boolean isRefused() {
            return health.health().getStatus().equals(Status.OUT_OF_SERVICE);
        }

        void awaitRefused(String cause) {
            await().untilAsserted(() -> assertThat(refusals())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal)
                            .containsEntry("topics", List.of(topic))
                            .containsEntry("group", group)
                            .containsEntry("cause", cause)
                            .containsKeys("listener", "since")));
            assertThat(isRefused()).isTrue();
            await().untilAsserted(() -> assertThat(millisRetrying()).isPositive());
            assertThat(container.isRunning()).isTrue();
        }

        void awaitUp(String... keys) {
            await().untilAsserted(() -> assertThat(heard.stream().distinct()).containsExactly(keys));
            await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
            assertThat(refusals()).isEmpty();
            assertThat(meters.find("countersign.listener.retrying").timeGauges())
                    .allSatisfy(gauge ->
                            assertThat(gauge.value(TimeUnit.MILLISECONDS)).isZero());
        }

        @SuppressWarnings("unchecked")
        private List<Map<String, Object>> refusals() {
            return Objects.requireNonNull(
                    (List<Map<String, Object>>) health.health().getDetails().get("refusedByBroker"));
        }

        private double millisRetrying() {
            return meters.get("countersign.listener.retrying")
                    .tag("topic", topic)
                    .tag("group", group)
                    .timeGauge()
                    .value(TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            container.stop();
        }
    }
}
