package io.countersign.intake;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.platform.testing.TestServers;
import io.countersign.service.rebuild.RebuildMode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

class IntakeRebuildTest {

    private static final int PARTITIONS = 3;

    private final String prefix = TestServers.freshPrefix();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka(), "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(prefix + "countersign_intake");

    private record Result(int status, String out, String err) {}

    @BeforeEach
    void twoApplicationsOfWhichOneWasModified() throws Exception {
        createTopics(
                "countersign.applications",
                "countersign.admissions",
                "countersign.decisions",
                "countersign.notices",
                "countersign.applications.quota.dlt");
        submitted(1_001, 1);
        submitted(1_002, 1);
        submitted(1_002, 2);
        send(
                "countersign.admissions",
                JsonMapper.shared()
                        .writeValueAsBytes(CloudEvent.of("/quota", NOON, ACME, new LimitChanged(ACME, 60, 1))));
    }

    private void createTopics(String... names) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            admin.createTopics(Stream.of(names)
                            .map(name -> new NewTopic(prefix + name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void send(String topic, byte[] body) throws Exception {
        producer.send(new ProducerRecord<>(prefix + topic, ACME.value(), body)).get();
    }

    @AfterEach
    void close() {
        database.drop();
        client.close();
        producer.close();
    }

    private void submitted(long signature, int revision) throws Exception {
        var event = new ApplicationSubmitted(
                new SignatureId(signature), revision, application("Acme " + signature), account(ACME));
        var body = JsonMapper.shared().writeValueAsBytes(CloudEvent.of("/intake", NOON, ACME, event));
        producer.send(new ProducerRecord<>(prefix + "countersign.applications", ACME.value(), body))
                .get();
    }

    private void unreadable(String topic, String eventId, String subject) throws Exception {
        var poison = new ProducerRecord<>(prefix + topic, ACME.value(), "no event".getBytes(UTF_8));
        poison.headers().add("ce_id", eventId.getBytes(UTF_8)).add("ce_subject", subject.getBytes(UTF_8));
        producer.send(poison).get();
    }

    private Result rebuild() {
        return rebuild("");
    }

    /** @param sources further configuration classes */
    private Result rebuild(String sources) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = RebuildMode.run(
                "intake",
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                "--spring.main.sources=" + sources,
                "--countersign.prefix=" + prefix,
                "--spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                "--spring.mongodb.uri=" + TestServers.mongoUri());
        return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    private long nextId() {
        return Objects.requireNonNull(database.getCollection("ids").find().first())
                .get("next", Number.class)
                .longValue();
    }

    private Map<String, Integer> modifications() {
        var modifications = new TreeMap<String, Integer>();
        database.getCollection("counters")
                .find()
                .forEach(counter -> modifications.put(
                        counter.getString("_id"),
                        counter.get("modifications", Number.class).intValue()));
        return modifications;
    }

    @Test
    void neverAssignsTheNumbersOfUnreadableRecordsAgain() throws Exception {
        unreadable("countersign.applications", "submitted:1001:7", "1001");
        unreadable("countersign.applications.quota.dlt", "submitted:90000:3", "90000");
        unreadable("countersign.applications", "submitted:" + SignatureId.MAX + ":1", String.valueOf(SignatureId.MAX));
        unreadable("countersign.applications", "submitted", "nobody");

        var result = rebuild();

        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(nextId()).isBetween(90_001L, 200_000L);
        assertThat(modifications()).isEqualTo(Map.of("1001", 6, "1002", 1, "90000", 2));
    }

    @Test
    void keepsTheServiceFromStartingAfterAnIncompleteSwitchAndTheNextRebuildCompletesIt() {
        rebuild();
        var whole = contents();
        List.of("views", "limits").forEach(name -> database.getCollection(name).deleteMany(new Document()));

        var broken = rebuild(BreakingApplication.class.getName());

        assertThat(broken.status()).isEqualTo(3);
        assertThat(broken.err()).contains("intake was not rebuilt", "gone");
        assertThat(contents().get("views")).isEqualTo(whole.get("views"));
        assertThat(contents().get("limits")).isEmpty();
        assertThat(database.getCollection("meta").countDocuments()).isZero();
        assertThat(rebuild().status()).isZero();
        assertThat(contents()).isEqualTo(whole);
        assertThat(database.getCollection("meta").countDocuments()).isOne();
    }

    /** What applications say was deleted stays removed, though the registry does not say so yet. */
    @Test
    void fillsTheApprovedNamesFromTheRegistry() throws Exception {
        createTopics("countersign.signatures");
        database.getCollection("approved").insertOne(new Document("_id", "999").append("name", "Old"));
        approved(1_001);
        approved(1_002);
        approved(1_003);
        producer.send(new ProducerRecord<>(prefix + "countersign.signatures", "acme/1003", null))
                .get();
        send(
                "countersign.applications",
                JsonMapper.shared()
                        .writeValueAsBytes(
                                CloudEvent.of("/intake", NOON, ACME, new SignatureDeleted(new SignatureId(1_002)))));

        var result = rebuild();

        assertThat(result.status()).as(result.toString()).isZero();
        var names = new TreeMap<String, String>();
        database.getCollection("approved")
                .find()
                .forEach(found -> names.put(
                        found.getString("_id"), Objects.requireNonNullElse(found.getString("name"), "removed")));
        assertThat(names).isEqualTo(Map.of("1001", "Acme 1001", "1002", "removed", "1003", "removed"));
        assertThat(committed("countersign.signatures")).isEqualTo(4);
    }

    private void approved(long signature) throws Exception {
        var approved = new ApprovedSignature(
                ACME,
                new SignatureId(signature),
                1,
                Region.GLOBAL,
                "Acme " + signature,
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                AccountKind.ENTERPRISE,
                null,
                false,
                NOON);
        producer.send(new ProducerRecord<>(
                        prefix + "countersign.signatures",
                        ApprovedSignature.key(ACME, approved.signature()),
                        JsonMapper.shared().writeValueAsBytes(approved)))
                .get();
    }

    private long committed(String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            return admin
                    .listConsumerGroupOffsets(prefix + "countersign.intake")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(offset -> offset.getKey().topic().equals(prefix + topic))
                    .mapToLong(offset -> offset.getValue().offset())
                    .sum();
        }
    }

    @Test
    void reportsABrokerThatDoesNotAnswerInOneLine() {
        var err = new ByteArrayOutputStream();

        int status = IntakeService.rebuild(
                System.out,
                new PrintStream(err, true, UTF_8),
                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                "--spring.kafka.properties.default.api.timeout.ms=2000",
                "--spring.kafka.properties.request.timeout.ms=1000",
                "--spring.mongodb.uri=" + TestServers.mongoUri());

        assertThat(status).isEqualTo(3);
        assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains("The broker does not answer");
    }

    private Map<String, List<Document>> contents() {
        var contents = new TreeMap<String, List<Document>>();
        for (var name : List.of("views", "limits", "appeals", "ids", "counters")) {
            contents.put(
                    name,
                    database.getCollection(name)
                            .find()
                            .sort(new Document("_id", 1))
                            .into(new ArrayList<>()));
        }
        return contents;
    }

    /** The second rename of a collection fails. */
    static class BreakingApplication {

        @Bean
        @Primary
        MongoDatabase breakingDatabase(MongoDatabase database) {
            return breaking(MongoDatabase.class, database, new AtomicInteger());
        }

        private static <T> T breaking(Class<T> type, Object real, AtomicInteger switches) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                        if (method.getName().equals("renameCollection") && switches.incrementAndGet() == 2) {
                            throw new MongoException("gone");
                        }
                        try {
                            var result = method.invoke(real, arguments);
                            return method.getName().equals("getCollection")
                                    ? breaking(MongoCollection.class, result, switches)
                                    : result;
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    }));
        }
    }
}
