package io.countersign.intake.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.intake.Running;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.platform.kafka.topic.GroupCatchUp;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What a start reads of the registry's topic, and what readiness means. */
class RegistryStartTest {

    private static final AccountId ACCOUNT = new AccountId("starter");
    private static final int NAMES = 60;

    private final Running running = Running.alone();
    private final String topic = running.topics().signatures();

    @Test
    void aStartReadsWhatIsNewAndNothingAgain() throws Exception {
        running.context().close();
        publish(1, NAMES);

        try (var first = running.instance()) {
            awaitReadiness(first);
            assertThat(isApproved(first, 1)).isTrue();
            assertThat(isApproved(first, NAMES)).isTrue();
            assertThat(recordsRead(first)).isEqualTo(NAMES);
            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(lag())
                            .as("the ends of transactions are committed, too")
                            .isZero());
        }
        publish(NAMES + 1, 1);

        try (var second = running.instance()) {
            awaitReadiness(second);
            assertThat(isApproved(second, 1)).isTrue();
            assertThat(isApproved(second, NAMES + 1)).isTrue();
            assertThat(recordsRead(second)).isEqualTo(1);
        }
        try (var third = running.instance()) {
            awaitReadiness(third);
            assertThat(recordsRead(third)).isZero();
        }

        recreateTopic();
        publish(NAMES + 2, 3);

        try (var afterwards = running.instance()) {
            awaitReadiness(afterwards);
            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(
                            () -> assertThat(isApproved(afterwards, NAMES + 4)).isTrue());
            assertThat(recordsRead(afterwards)).isEqualTo(3);
            assertThat(isApproved(afterwards, 1)).isTrue();
        }
    }

    private static void awaitReadiness(ConfigurableApplicationContext instance) {
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(
                                instance.getBean(GroupCatchUp.class).health().getStatus())
                        .isEqualTo(Status.UP));
    }

    private static boolean isApproved(ConfigurableApplicationContext instance, int number) {
        return instance.getBean(SignatureRegistry.class).isApproved(ACCOUNT, Region.GLOBAL, "Name " + number);
    }

    private static double recordsRead(ConfigurableApplicationContext instance) {
        return instance.getBean(MeterRegistry.class)
                .get("countersign.registry.records")
                .counter()
                .count();
    }

    /** What the alert on stalled consumers reads. */
    private long lag() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            var committed = admin.listConsumerGroupOffsets(running.topics().prefix() + "countersign.intake")
                    .partitionsToOffsetAndMetadata()
                    .get();
            var partitions = IntStream.range(0, 3)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            var ends = admin.listOffsets(partitions.stream()
                            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            return partitions.stream()
                    .mapToLong(partition -> requireNonNull(ends.get(partition)).offset()
                            - requireNonNull(committed.get(partition)).offset())
                    .sum();
        }
    }

    private void recreateTopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(
                            () -> assertThat(admin.listTopics().names().get()).doesNotContain(topic));
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
        }
    }

    /** As review does: in a transaction, whose end is a record that no listener receives. */
    private void publish(int first, int many) {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                TestServers.kafka(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                running.topics().prefix() + "registry");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int number = first; number < first + many; number++) {
                var approved = approved(number);
                var _ = producer.send(new ProducerRecord<>(
                        topic,
                        ApprovedSignature.key(ACCOUNT, approved.signature()),
                        JsonMapper.shared().writeValueAsBytes(approved)));
            }
            producer.commitTransaction();
        }
    }

    private static ApprovedSignature approved(int number) {
        return new ApprovedSignature(
                ACCOUNT,
                new SignatureId(number),
                1,
                Region.GLOBAL,
                "Name " + number,
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                AccountKind.ENTERPRISE,
                null,
                false,
                Fixtures.NOON);
    }
}
