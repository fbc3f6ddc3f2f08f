package io.countersign.quota.kafka;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.topic.TopicProperties;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import tools.jackson.databind.json.JsonMapper;

class KafkaCatchUpCheckTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FETCH_MAX_WAIT_MS = 1_000;
    private static final int CHECKS = 5;

    private final Topics topics = new Topics(TestServers.freshPrefix());
    private final AccountPartitioner partitions = new AccountPartitioner(new TopicProperties(3, (short) 1));

    @Test
    void readsFromTheListenersPositionToTheEnd() throws Exception {
        publish(approved(1, 1), rejected(2, 1), rejected(3, 1));

        var reading = catchUp(TestServers.kafka()).behind(listenerAt(1)).read(Set.of(ACME));

        assertThat(reading.complete()).isTrue();
        assertThat(reading.decisions()).extracting(CloudEvent::id).containsExactly("outcome:2:1", "outcome:3:1");
    }

    @Test
    void leavesOutWhatCannotBeRead() throws Exception {
        publish(rejected(2, 1));
        send("no event".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        publish(rejected(3, 1));

        var reading = catchUp(TestServers.kafka()).behind(listenerAt(0)).read(Set.of(ACME));

        assertThat(reading.decisions()).hasSize(2);
    }

    @Test
    void logsNoWarningAndItsClientIdNamesTheService() throws Exception {
        publish(approved(1, 1), rejected(2, 1));
        var client = (Logger) LoggerFactory.getLogger("org.apache.kafka.clients.consumer");
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        client.addAppender(log);
        var catchUp = catchUp(TestServers.kafka());

        catchUp.behind(listenerAt(2)).read(Set.of(ACME));
        catchUp.behind(listenerAt(0)).read(Set.of(ACME));
        catchUp.behind(listenerAt(2)).read(Set.of(ACME));

        client.detachAppender(log);
        assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
        assertThat(ManagementFactory.getPlatformMBeanServer()
                        .isRegistered(new ObjectName("kafka.consumer:type=app-info,id=countersign.quota-catch-up")))
                .isTrue();
    }

    @Test
    void findsNothingWhereTheListenerIsAtTheEnd() throws Exception {
        publish(approved(1, 1));

        var reading = catchUp(TestServers.kafka()).behind(listenerAt(1)).read(Set.of(ACME));

        assertThat(reading.complete()).isTrue();
        assertThat(reading.decisions()).isEmpty();
    }

    /** A fetch that waits for records at the end of the topic would be answered first. */
    @Test
    void oneCheckDoesNotWaitForTheFetchOfTheOneBefore() throws Exception {
        publish(approved(1, 1), rejected(2, 1));
        var catchUp = catchUp(TestServers.kafka());
        catchUp.behind(listenerAt(0)).read(Set.of(ACME));

        var shortest = Duration.ofDays(1);
        for (int check = 0; check < CHECKS; check++) {
            long started = System.nanoTime();
            var reading = catchUp.behind(listenerAt(0)).read(Set.of(ACME));
            var took = Duration.ofNanos(System.nanoTime() - started);
            shortest = took.compareTo(shortest) < 0 ? took : shortest;
            assertThat(reading.complete()).isTrue();
        }

        assertThat(shortest).isLessThan(Duration.ofMillis(FETCH_MAX_WAIT_MS / 2));
    }

    @Test
    void givesUpAfterTwoSecondsWhereTheBrokerDoesNotAnswer() {
        var started = System.nanoTime();

        var reading = catchUp("127.0.0.1:1").behind(listenerAt(0)).read(Set.of(ACME));

        assertThat(reading.complete()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isLessThan(TestTimeouts.scaled(Duration.ofSeconds(4)));
    }

    @Test
    void aListenerThatHasLostThePartitionHasNoPosition() {
        var lost = new MockConsumer<String, byte[]>(AutoOffsetResetStrategy.EARLIEST.name());

        var reading = catchUp(TestServers.kafka()).behind(lost).read(Set.of(ACME));

        assertThat(reading.complete()).isFalse();
    }

    private KafkaCatchUpCheck catchUp(String bootstrap) {
        var factory = new DefaultKafkaConsumerFactory<String, byte[]>(Map.of(
                "bootstrap.servers",
                bootstrap,
                "auto.offset.reset",
                "earliest",
                "group.id",
                "countersign.quota",
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                FETCH_MAX_WAIT_MS));
        return new KafkaCatchUpCheck(factory, topics, partitions, JSON);
    }

    private MockConsumer<String, byte[]> listenerAt(long position) {
        var listener = new MockConsumer<String, byte[]>(AutoOffsetResetStrategy.EARLIEST.name());
        var partition = new TopicPartition(topics.decisions(), partitions.of(ACME));
        listener.assign(List.of(partition));
        listener.seek(partition, position);
        return listener;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private void publish(CloudEvent<DecisionEvent>... decisions) throws Exception {
        for (var decision : decisions) {
            send(JSON.writeValueAsBytes(decision));
        }
    }

    private void send(byte[] body) throws Exception {
        Map<String, Object> servers = Map.of("bootstrap.servers", TestServers.kafka());
        try (var admin = Admin.create(servers);
                var producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer())) {
            if (!admin.listTopics().names().get().contains(topics.decisions())) {
                admin.createTopics(List.of(new NewTopic(topics.decisions(), 3, (short) 1)))
                        .all()
                        .get();
            }
            producer.send(new ProducerRecord<>(topics.decisions(), ACME.value(), body))
                    .get();
        }
    }
}
