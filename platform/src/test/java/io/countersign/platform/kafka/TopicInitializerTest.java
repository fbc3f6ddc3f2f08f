package io.countersign.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.testing.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
        var gate = new TopicInitializer(admin, owned, required, 3, List.of(checks), lateRefusal::set);
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
