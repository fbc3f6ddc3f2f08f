package io.countersign.intake;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** One intake for all tests of this module, and a hand on the topics of its neighbours. */
public final class Running {

    private static final int PARTITIONS = 3;

    /** There is no service that decides, so the backlog only grows; and no test but those of the rates waits for them. */
    private static final List<String> NO_LIMITS = List.of(
            "countersign.intake.bounds.backlog=1000000",
            "countersign.intake.rates.submit=100000",
            "countersign.intake.rates.submit-burst=100000",
            "countersign.intake.rates.platform=100000",
            "countersign.intake.rates.platform-burst=100000");

    private static final String TICKET_KEYS = "countersign.intake.ticket-keys=" + TestTicketKeys.CURRENT.publicKey()
            + "," + TestTicketKeys.NEXT.publicKey();

    private final TestIssuer issuer = TestIssuer.start();
    private final String prefix;
    private final Topics topics;
    private final KafkaProducer<String, byte[]> producer;
    private final JsonMapper json = new JsonMapper();
    private final ConfigurableApplicationContext context;

    private Running() {
        prefix = TestServers.freshPrefix();
        topics = new Topics(prefix);
        createNeighboursTopics();
        producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer());
        context = instance();
    }

    private static final class Holder {
        static final Running RUNNING = new Running();
    }

    /** One of its own, on topics and a database that no other test uses. */
    public static Running alone() {
        return new Running();
    }

    public static Running intake() {
        return Holder.RUNNING;
    }

    /** One more instance on the same servers; what {@code settings} name is not set twice. */
    public ConfigurableApplicationContext instance(String... settings) {
        return IntakeService.builder()
                .run(Stream.concat(
                                Arrays.stream(TestServers.properties(prefix, issuer)),
                                Stream.concat(
                                        Stream.concat(limits(settings), Stream.of(TICKET_KEYS)),
                                        Arrays.stream(settings)))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    private static Stream<String> limits(String... settings) {
        return NO_LIMITS.stream()
                .filter(limit -> Arrays.stream(settings)
                        .noneMatch(setting -> setting.startsWith(limit.substring(0, limit.indexOf('=') + 1))));
    }

    public TestIssuer issuer() {
        return issuer;
    }

    public Topics topics() {
        return topics;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public static int port(ConfigurableApplicationContext context, String which) {
        return context.getEnvironment().getRequiredProperty("local." + which + ".port", Integer.class);
    }

    public Client as(String token) {
        return new Client(port(context, "server"), token);
    }

    /** An enterprise account with all that an account may do; registered. */
    public Client account(String account) {
        operator().put("/v1/accounts/" + account, "{\"kind\":\"enterprise\",\"verifiedName\":\"Acme Cloud Ltd\"}");
        return as(issuer.token(account, "applications:write", "applications:read"));
    }

    public Client operator() {
        return as(issuer.token(Map.of("sub", "olga", "scope", "operator accounts:write applications:read")));
    }

    public Client platform(String name) {
        return as(issuer.token(Map.of(
                "sub",
                name,
                "platform",
                name,
                "scope",
                "platform applications:write applications:read accounts:write")));
    }

    /** Says it in another service's place. */
    public void says(String topic, CloudEvent<? extends Event> event) {
        send(topic, event.accountid().value(), json.writeValueAsBytes(event), event.headers());
    }

    public void send(String topic, String key, byte @Nullable [] body, Map<String, String> headers) {
        var producerRecord = new ProducerRecord<String, byte[]>(topic, key, body);
        headers.forEach((name, value) ->
                producerRecord.headers().add(name, value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        try {
            producer.send(producerRecord).get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** All records of a topic. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (var consumer =
                new KafkaConsumer<>(TestServers.consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < requireNonNull(ends.get(partition)))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private void createNeighboursTopics() {
        var admissionsLetters = Topics.deadLetters(topics.admissions(), "review");
        var wanted = List.of(
                topics.admissions(), topics.decisions(), topics.notices(), topics.signatures(), admissionsLetters);
        try (var admin = Admin.create(kafka())) {
            admin.createTopics(wanted.stream()
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Properties kafka() {
        var properties = new Properties();
        properties.put("bootstrap.servers", TestServers.kafka());
        return properties;
    }
}
