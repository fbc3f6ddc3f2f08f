package io.countersign.operations.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.operations.CommandOutput;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.ServerConnection;
import io.countersign.platform.testing.TestServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
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

class VerifyHistoryCommandTest {

    private static final SignatureId SIGNATURE = new SignatureId(1001);
    private static final Instant AT = Instant.parse("2026-11-29T12:00:00.123Z");
    private static final int LENGTH = 40;

    private final ServerConnection connection =
            new ServerConnection(TestServers.kafka(), TestServers.mongoUri(), TestServers.freshPrefix());
    private final MongoClient client = connection.mongoClient();
    private final MongoCollection<Document> cases =
            connection.database(client, "review").getCollection("cases");
    private final MongoCollection<Document> pages =
            connection.database(client, "review").getCollection("history");
    private final List<HistoryEntry> entries = chain();

    private static List<HistoryEntry> chain() {
        var entries = new ArrayList<HistoryEntry>();
        var head = HistoryEntry.origin(SIGNATURE);
        for (int number = 1; number <= LENGTH; number++) {
            entries.add(
                    new HistoryEntry(number, AT, "rita", HistoryAction.VIEWED, 1, "a", "b", "d", "").chainedTo(head));
            head = entries.getLast().hash();
        }
        return entries;
    }

    @BeforeEach
    void aHistoryOfAPageAndEightEntriesWhoseThirtyEighthIsAnchored() throws Exception {
        var topic = connection.topics().decisions();
        try (var admin = Admin.create(connection.client())) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
        publish(topic, entries.get(35).hash());
        publish(topic, entries.get(37).hash());
        pages.insertOne(new Document("_id", "1001:0").append("entries", documents(entries.subList(0, 32))));
        cases.insertOne(new Document("_id", "1001")
                .append("history", new Document("entries", documents(entries.subList(32, LENGTH)))));
    }

    private void publish(String topic, String head) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>copyOf(connection.client()), new StringSerializer(), new ByteArraySerializer())) {
            var event = "{\"subject\":\"1001\",\"historyhead\":\"%s\"}".formatted(head);
            producer.send(new ProducerRecord<>(topic, "acme", event.getBytes(UTF_8)))
                    .get();
            producer.send(new ProducerRecord<>(topic, "acme", "unreadable".getBytes(UTF_8)))
                    .get();
        }
    }

    private static List<Document> documents(List<HistoryEntry> entries) {
        return entries.stream()
                .map(entry -> new Document("number", entry.number())
                        .append("at", Date.from(entry.at()))
                        .append("actor", entry.actor())
                        .append("action", entry.action().code())
                        .append("revision", entry.revision())
                        .append("from", entry.from())
                        .append("to", entry.to())
                        .append("detail", entry.detail())
                        .append("hash", entry.hash()))
                .toList();
    }

    @AfterEach
    void close() {
        connection.database(client, "review").drop();
        client.close();
    }

    private CommandOutput verify(String... ids) {
        var line = new ArrayList<>(List.of("verify-history"));
        line.addAll(List.of(ids));
        line.addAll(List.of("--kafka", connection.kafka(), "--mongodb-uri", connection.mongodbUri()));
        line.addAll(List.of("--prefix", connection.prefix()));
        return CommandOutput.run(line.toArray(String[]::new));
    }

    @Test
    void reportsEntriesThatAreNotAnchoredYet() {
        var shell = verify();

        assertThat(shell.exit()).as(shell.toString()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("1001 entry 39: not anchored", "1 histories, 0 with a violation");
    }

    @Test
    void namesAnAlteredEntryOfAPage() {
        var altered = documents(entries.subList(0, 32));
        altered.get(4).append("actor", "rolf");
        pages.replaceOne(new Document("_id", "1001:0"), new Document("entries", altered));

        var shell = verify("1001");

        assertThat(shell.exit()).as(shell.toString()).isEqualTo(ExitCode.FINDINGS);
        assertThat(shell.out()).contains("1001 entry 5: was altered");
    }

    @Test
    void namesTheFirstEntryOfARemovedPage() {
        pages.drop();

        assertThat(verify().out()).contains("1001 entry 1: was removed");
    }

    @Test
    void namesWhereAHistoryWasCutOff() {
        cases.replaceOne(
                new Document("_id", "1001"),
                new Document("history", new Document("entries", documents(entries.subList(32, 36)))));

        assertThat(verify().out()).contains("1001 entry 37: was cut off");
    }

    @Test
    void aCaseThatWasRemovedIsFoundByItsPublishedHead() {
        cases.drop();
        pages.drop();

        assertThat(verify().out()).contains("1001 entry 1: was cut off");
    }

    @Test
    void refusesWhatIsNoId() {
        assertThat(verify("x").exit()).isEqualTo(ExitCode.USAGE);
    }
}
