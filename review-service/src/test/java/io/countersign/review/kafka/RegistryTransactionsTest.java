package io.countersign.review.kafka;

import static io.countersign.review.domain.cases.Cases.ACCOUNT;
import static io.countersign.review.domain.cases.Cases.S1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.events.Topics;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.outcome.Route;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.kafka.listener.ListenerContainerDefaults;
import io.countersign.platform.kafka.listener.ListenerRetries;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.cases.Retirement;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.registry.RegistryProjection;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import tools.jackson.databind.json.JsonMapper;

/** A projector that is paused past its session and resumes must not write back what it had read. */
class RegistryTransactionsTest {

    private static final Map<String, Object> BROKER = Map.of("bootstrap.servers", TestServers.kafka());
    private final String prefix = TestServers.freshPrefix();
    private final Topics topics = new Topics(prefix);
    private final JsonMapper json = new JsonMapper();
    private final Pausing cases = new Pausing();
    private final KafkaProducer<String, byte[]> review =
            new KafkaProducer<>(BROKER, new StringSerializer(), new ByteArraySerializer());

    @BeforeEach
    void topics() throws Exception {
        try (var admin = Admin.create(BROKER)) {
            admin.createTopics(List.of(
                            new NewTopic(topics.decisions(), 1, (short) 1),
                            new NewTopic(topics.signatures(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        review.close();
    }

    @Test
    void inTransactionsItWritesNothing() throws Exception {
        assertThat(registryAfterAPausedProjectorWoke(true)).containsEntry("acme/1", false);
    }

    @Test
    void withoutThemItWritesTheSignatureBack() throws Exception {
        assertThat(registryAfterAPausedProjectorWoke(false)).containsEntry("acme/1", true);
    }

    private Map<String, Boolean> registryAfterAPausedProjectorWoke(boolean transactions) throws Exception {
        approve();
        cases.pauseNextReader();
        var first = projector("first", transactions);
        first.start();
        assertThat(cases.paused.await(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        delete();
        var second = projector("second", transactions);
        second.start();
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(registry()).containsEntry("acme/1", false));

        cases.wakeUp.countDown();
        assertThat(woken.await(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        first.stop();
        second.stop();

        return registry();
    }

    private final CountDownLatch woken = new CountDownLatch(1);

    private void approve() throws Exception {
        var event = new PublishedEvent(ACCOUNT, "outcome:1:1", "1", "{}");
        cases.put(Case.unknown(S1, ACCOUNT), event, null);
        say(new SignatureApproved(S1, 1, Cases.CONTENT.summary(), Cases.NOW, Route.HUMAN, null));
    }

    private void delete() throws Exception {
        var event = new PublishedEvent(ACCOUNT, "outcome:1:1", "1", "{}");
        cases.put(Cases.stored(cases, S1), event, new PublishedEvent(ACCOUNT, "retired:1", "1", "{}"));
        say(new SignatureRetired(S1, RetirementCause.DELETED, List.of(), null));
    }

    private void say(DecisionEvent decision) throws Exception {
        var event = CloudEvent.of("/review", Cases.NOW, ACCOUNT, decision);
        review.send(new ProducerRecord<>(topics.decisions(), ACCOUNT.value(), json.writeValueAsBytes(event)))
                .get();
    }

    private ConcurrentMessageListenerContainer<String, byte[]> projector(String name, boolean transactions) {
        var consumers = new DefaultKafkaConsumerFactory<>(
                consumerConfig(), new StringDeserializer(), new ByteArrayDeserializer());
        var inTransactions = ReviewRegistryConfiguration.producers(BROKER, prefix + name);
        var retries = new ListenerRetries(new SimpleMeterRegistry(), InstantSource.system());
        var defaults = new ListenerContainerDefaults(consumers, retries);
        var listeners = new ReviewRegistryConfiguration().registryListeners(defaults, inTransactions);
        var plain = new DefaultKafkaProducerFactory<>(BROKER, new StringSerializer(), new ByteArraySerializer());
        if (!transactions) {
            listeners.getContainerProperties().setKafkaAwareTransactionManager(null);
        }
        var projector = projector(new KafkaTemplate<>(transactions ? inTransactions : plain));
        var container = listeners.createContainer(topics.decisions());
        container.getContainerProperties().setGroupId(prefix + RegistryProjector.GROUP);
        container.setupMessageListener((BatchMessageListener<String, byte[]>) records -> {
            projector.on(records);
            if (name.equals("first")) {
                woken.countDown();
            }
        });
        return container;
    }

    private RegistryProjector projector(KafkaOperations<String, byte[]> template) {
        var deadLetters = new DeadLetters(template, "review", new SimpleMeterRegistry());
        return new RegistryProjector(json, deadLetters, new RegistryProjection(cases), template, topics);
    }

    /** Whoever does not poll for three seconds loses its partitions. */
    private static Map<String, Object> consumerConfig() {
        var config = new HashMap<>(BROKER);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 3_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
        return config;
    }

    /** Whether each key has a value, as a reader of what is committed sees it. */
    private Map<String, Boolean> registry() {
        var config = new HashMap<>(consumerConfig());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topics.signatures(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var registry = new TreeMap<String, Boolean>();
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofMillis(100))) {
                    registry.put(found.key(), found.value() != null);
                }
            }
            return registry;
        }
    }

    /** Lets one reader sleep with what it has read. */
    private static final class Pausing extends InMemoryCaseStore {

        final CountDownLatch paused = new CountDownLatch(1);
        final CountDownLatch wakeUp = new CountDownLatch(1);
        private volatile boolean pausing;

        void pauseNextReader() {
            pausing = true;
        }

        void put(Case known, PublishedEvent approval, @Nullable PublishedEvent retired) {
            var decided = new Decided(OutcomeKind.APPROVED, Cases.NOW, approval, Cases.CONTENT, null);
            put(new Case(
                    known.signature(),
                    known.account(),
                    known.version(),
                    new TreeMap<>(Map.of(1, decided)),
                    0,
                    retired == null ? null : Retirement.byOwner(retired),
                    List.of(),
                    null));
        }

        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            var loaded = super.load(signatures);
            if (pausing) {
                pausing = false;
                paused.countDown();
                sleep();
            }
            return loaded;
        }

        private void sleep() {
            try {
                assertThat(wakeUp.await(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
