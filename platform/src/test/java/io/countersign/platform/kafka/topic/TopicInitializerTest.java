package io.countersign.platform.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicInitializerTest {

    private final String prefix = TestServers.freshPrefix();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()));
    private final AtomicReference<StartupException> lateRefusal = new AtomicReference<>();
    private final TopicProperties settings = new TopicProperties(3, (short) 1);

    private final List<TopicInitializer> gates = new ArrayList<>();

    @AfterEach
    void close() {
        gates.forEach(TopicInitializer::stop);
        admin.close();
    }

    private TopicInitializer gate(OwnedTopics owned, RequiredTopics required, StartupCheck... checks) {
        var gate =
                new TopicInitializer(admin, owned, required, 3, TestServers.kafka(), List.of(checks), lateRefusal::set);
        gates.add(gate);
        return gate;
    }

    private void create(String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(partitions(topic)).isEqualTo(partitions));
    }

    private int partitions(String topic) throws Exception {
        var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return Objects.requireNonNull(described.get(topic)).partitions().size();
    }

    @Test
    void createsWhatTheServiceOwnsAndOpens() throws Exception {
        var gate = gate(
                OwnedTopics.of(settings.kept(prefix + "own"), settings.deadLetters(prefix + "own", "me")),
                RequiredTopics.of());

        gate.start();

        assertThat(gate.opened()).isCompleted();
        assertThat(partitions(prefix + "own")).isEqualTo(3);
        assertThat(partitions(prefix + "own.me.dlt")).isEqualTo(3);
    }

    @Test
    void aTopicTakesTheLargestEventAndItsDeadLettersTheLargestRecord() throws Exception {
        var gate = gate(
                OwnedTopics.of(settings.kept(prefix + "own"), settings.deadLetters(prefix + "own", "me")),
                RequiredTopics.of());
        gate.start();

        assertThat(sent("own", TopicProperties.MAX_EVENT_BYTES, 1_000)).isNull();
        assertThat(sent("own", TopicProperties.MAX_MESSAGE_BYTES, 0)).isInstanceOf(RecordTooLargeException.class);
        assertThat(sent("own.me.dlt", TopicProperties.MAX_MESSAGE_BYTES, 10_000))
                .isNull();
    }

    private @Nullable Throwable sent(String topic, int valueBytes, int headerBytes) {
        var config = Map.<String, Object>of(
                "bootstrap.servers", TestServers.kafka(), "max.request.size", TopicProperties.MAX_REQUEST_BYTES);
        var record = new ProducerRecord<>(prefix + topic, "a".repeat(64), new byte[valueBytes]);
        record.headers().add("header", new byte[headerBytes]);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException refused) {
            return refused.getCause();
        } catch (InterruptedException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    private TopicInitializer gateOfAllKinds(TopicProperties properties) {
        return gate(
                OwnedTopics.of(
                        properties.kept(prefix + "kept"),
                        properties.keptFor(Duration.ofDays(30), prefix + "long"),
                        properties.keptFor(Duration.ofHours(1), prefix + "short"),
                        properties.compacted(prefix + "compacted", Duration.ofDays(7)),
                        properties.deadLetters(prefix + "kept", "me")),
                RequiredTopics.of());
    }

    @Test
    void acceptsTheTopicsThatItHasCreated() {
        gateOfAllKinds(settings).start();

        var again = gateOfAllKinds(settings);
        again.start();

        assertThat(again.opened()).isCompleted();
    }

    @Test
    void namesTheCommandThatCorrectsASettingAndAcceptsTheCorrectedTopic() throws Exception {
        gateOfAllKinds(settings).start();
        var wrong = Map.of(
                "kept", "retention.ms=604800000,max.message.bytes=1000,cleanup.policy=compact",
                "long", "retention.ms=1000",
                "short", "retention.ms=604800000",
                "compacted", "cleanup.policy=delete,delete.retention.ms=1000",
                "kept.me.dlt", "max.message.bytes=655360");
        for (var topic : wrong.entrySet()) {
            alter(prefix + topic.getKey(), topic.getValue());
        }

        var refusal = catchThrowableOfType(
                StartupException.class, () -> gateOfAllKinds(settings).start());

        assertThat(refusal)
                .hasMessageContaining("topic " + prefix + "kept has")
                .hasMessageContaining("retention.ms=604800000")
                .hasMessageContaining("kafka-configs.sh --bootstrap-server " + TestServers.kafka());
        var commands = COMMAND.matcher(refusal.getMessage()).results().toList();
        assertThat(commands).hasSize(5);
        for (var command : commands) {
            alter(command.group(1), command.group(2));
        }
        var corrected = gateOfAllKinds(settings);
        corrected.start();
        assertThat(corrected.opened()).isCompleted();
    }

    private static final Pattern COMMAND =
            Pattern.compile("--alter --entity-type topics --entity-name (\\S+) --add-config ([^; ]+)");

    private void alter(String topic, String settings) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var changes = Stream.of(settings.split(",", -1))
                .map(setting -> setting.split("=", 2))
                .map(setting -> new AlterConfigOp(new ConfigEntry(setting[0], setting[1]), AlterConfigOp.OpType.SET))
                .toList();
        admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
        await().untilAsserted(() -> {
            var current = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            assertThat(changes)
                    .extracting(AlterConfigOp::configEntry)
                    .allSatisfy(change ->
                            assertThat(current.get(change.name()).value()).isEqualTo(change.value()));
        });
    }

    @Test
    void acceptsLongerRetentionAndLargerMessages() throws Exception {
        gateOfAllKinds(settings).start();
        alter(prefix + "long", "retention.ms=-1,max.message.bytes=4194304");

        var again = gateOfAllKinds(settings);
        again.start();

        assertThat(again.opened()).isCompleted();
    }

    @Test
    void refusesATopicWithFewerReplicas() throws Exception {
        create(prefix + "own", 3);
        var gate = gate(OwnedTopics.of(new TopicProperties(3, (short) 3).kept(prefix + "own")), RequiredTopics.of());

        assertThatThrownBy(gate::start)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(prefix + "own has replication factor 1, not 3")
                .hasMessageContaining("kafka-reassign-partitions.sh");
    }

    @Test
    void refusesWhereAnOwnTopicHasAnotherNumberOfPartitions() throws Exception {
        create(prefix + "own", 2);
        var gate = gate(OwnedTopics.of(settings.kept(prefix + "own")), RequiredTopics.of());

        assertThatThrownBy(gate::start)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(prefix + "own has 2 partitions, not 3");
    }

    @Test
    void refusesWhereATopicOfOthersHasAnotherNumberOfPartitions() throws Exception {
        create(prefix + "theirs", 4);
        var gate = gate(OwnedTopics.of(), RequiredTopics.of(prefix + "theirs"));

        assertThatThrownBy(gate::start).isInstanceOf(StartupException.class);
    }

    @Test
    void waitsForATopicOfOthersAndChecksNothingBefore() throws Exception {
        var checked = new AtomicInteger();
        var gate = gate(
                OwnedTopics.of(settings.kept(prefix + "own")),
                RequiredTopics.of(prefix + "theirs"),
                checked::incrementAndGet);

        gate.start();

        assertThat(gate.opened()).isNotDone();
        assertThat(gate.missing()).containsExactly(prefix + "theirs");
        assertThat(checked).hasValue(0);
        create(prefix + "theirs", 3);
        await().untilAsserted(() -> assertThat(gate.opened()).isCompleted());
        assertThat(checked).hasValue(1);
    }

    @Test
    void endsTheServiceWhereTheDifferenceShowsLater() throws Exception {
        var gate = gate(OwnedTopics.of(), RequiredTopics.of(prefix + "theirs"));
        gate.start();

        create(prefix + "theirs", 2);

        await().untilAsserted(() -> assertThat(lateRefusal.get()).isNotNull());
        assertThat(gate.opened()).isNotDone();
    }

    @Test
    void triesAgainWhereAServerDoesNotAnswer() {
        var tries = new AtomicInteger();
        var gate = gate(OwnedTopics.of(), RequiredTopics.of(), () -> {
            if (tries.incrementAndGet() < 3) {
                throw new java.util.concurrent.TimeoutException("no store");
            }
        });

        gate.start();

        await().untilAsserted(() -> assertThat(gate.opened()).isCompleted());
        assertThat(tries).hasValue(3);
    }

    @Test
    void stopsWaitingWhenTheServiceStops() throws Exception {
        var gate = gate(OwnedTopics.of(), RequiredTopics.of(prefix + "theirs"));
        gate.start();

        gate.stop();

        create(prefix + "theirs", 3);
        assertThat(gate.isRunning()).isFalse();
        assertThat(gate.opened()).isCancelled();
    }
}
