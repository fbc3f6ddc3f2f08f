package io.countersign.operations.rebuild;

import static io.countersign.quota.domain.Records.ACME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AdmissionEvent.LimitChanged;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.SignatureId;
import io.countersign.operations.Shell;
import io.countersign.operations.TestTopics;
import io.countersign.operations.kafka.Groups;
import io.countersign.operations.kafka.TopicReader;
import io.countersign.operations.shell.Exit;
import io.countersign.operations.shell.Json;
import io.countersign.operations.shell.Screen;
import io.countersign.quota.domain.Records;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeRebuildTest {

    private final TestTopics topics = TestTopics.fresh();
    private final MongoClient client = topics.connection().store();
    private final MongoDatabase database = topics.connection().database(client, "intake");

    @BeforeEach
    void twoApplicationsOfWhichOneWasModified() throws Exception {
        topics.create(
                "countersign.applications",
                "countersign.admissions",
                "countersign.decisions",
                "countersign.notices",
                "countersign.applications.quota.dlt");
        submitted(1_001, 1);
        submitted(1_002, 1);
        submitted(1_002, 2);
        topics.send(new ProducerRecord<>(
                topics.prefix() + "countersign.admissions",
                ACME.value(),
                Json.MAPPER.writeValueAsBytes(
                        CloudEvent.of("/quota", Instant.EPOCH, ACME, new LimitChanged(ACME, 60, 1)))));
    }

    @AfterEach
    void close() {
        database.drop();
        client.close();
        topics.close();
    }

    private void submitted(long signature, int revision) throws Exception {
        topics.send(new ProducerRecord<>(
                topics.prefix() + "countersign.applications",
                ACME.value(),
                Json.MAPPER.writeValueAsBytes(Records.submitted(signature, revision, "Acme " + signature))));
    }

    private void unreadable(String topic, String eventId, String subject) throws Exception {
        var poison = new ProducerRecord<>(topics.prefix() + topic, ACME.value(), "no event".getBytes(UTF_8));
        poison.headers().add("ce_id", eventId.getBytes(UTF_8)).add("ce_subject", subject.getBytes(UTF_8));
        topics.send(poison);
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
    void numbersOfRecordsThatNobodyCanReadAreNotGivenAgain() throws Exception {
        unreadable("countersign.applications", "submitted:1001:7", "1001");
        unreadable("countersign.applications.quota.dlt", "submitted:90000:3", "90000");
        unreadable("countersign.applications", "submitted:" + SignatureId.MAX + ":1", String.valueOf(SignatureId.MAX));
        unreadable("countersign.applications", "submitted", "nobody");

        var shell = Shell.run(topics.line("rebuild", "intake"));

        assertThat(shell.exit()).as(shell.toString()).isEqualTo(Exit.FINE);
        assertThat(nextId()).isBetween(90_001L, 200_000L);
        assertThat(modifications()).isEqualTo(Map.of("1001", 6, "1002", 1, "90000", 2));
    }

    @Test
    void whatIsCutShortBetweenTwoSwitchesKeepsTheServiceFromStartingAndIsCompletedByTheNext() {
        Shell.run(topics.line("rebuild", "intake"));
        var whole = contents();
        List.of("views", "limits").forEach(name -> database.getCollection(name).deleteMany(new Document()));

        assertThatThrownBy(this::rebuildThatBreaksAtTheSecondSwitch).isInstanceOf(MongoException.class);

        assertThat(contents().get("views")).isEqualTo(whole.get("views"));
        assertThat(contents().get("limits")).isEmpty();
        assertThat(database.getCollection("meta").countDocuments()).isZero();
        assertThat(Shell.run(topics.line("rebuild", "intake")).exit()).isEqualTo(Exit.FINE);
        assertThat(contents()).isEqualTo(whole);
        assertThat(database.getCollection("meta").countDocuments()).isOne();
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

    private void rebuildThatBreaksAtTheSecondSwitch() {
        var quiet = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        try (var reader = new TopicReader(topics.connection());
                var groups = new Groups(topics.connection())) {
            var breaking = breaking(MongoClient.class, client, new AtomicInteger());
            var screen = new Screen(quiet, quiet, false);
            new IntakeRebuild(Workplace.of(topics.connection(), reader, groups, breaking, screen)).run();
        }
    }

    private static <T> T breaking(Class<T> type, Object real, AtomicInteger switches) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals("renameCollection") && switches.incrementAndGet() == 2) {
                        throw new MongoException("gone");
                    }
                    try {
                        var result = method.invoke(real, arguments);
                        return switch (method.getName()) {
                            case "getDatabase" -> breaking(MongoDatabase.class, result, switches);
                            case "getCollection" -> breaking(MongoCollection.class, result, switches);
                            default -> result;
                        };
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
