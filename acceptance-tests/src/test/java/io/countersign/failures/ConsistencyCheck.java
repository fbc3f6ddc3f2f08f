package io.countersign.failures;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.operations.OperatorCommands;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.ServerConnection;
import io.countersign.platform.topics.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Checks that topics and stores are consistent when the faults are over and all records are processed. */
final class ConsistencyCheck {

    private static final String SETTLE_SECONDS = "600";

    private final ServerConnection connection;
    private final ConfirmedCommands confirmed;
    private final List<String> violations = new ArrayList<>();
    private final Predicate<String> known;
    private String audited = "";

    ConsistencyCheck(ServerConnection connection, ConfirmedCommands confirmed) {
        this(connection, confirmed, _ -> true);
    }

    /** @param known the accounts all of whose confirmations are in {@code confirmed} */
    ConsistencyCheck(ServerConnection connection, ConfirmedCommands confirmed, Predicate<String> known) {
        this.connection = connection;
        this.confirmed = confirmed;
        this.known = known;
    }

    /** Returns the violations. */
    List<String> run() {
        audit();
        try (var reader = connection.topicReader()) {
            var topics = connection.topics();
            var applications = texts(reader, topics.applications());
            var decisions = texts(reader, topics.decisions());
            confirmedEventsAreInTheirTopics(applications, decisions);
            everySubmissionWasConfirmedOnce(applications);
            reader.topics().keySet().stream()
                    .filter(topic -> topic.startsWith(connection.prefix()) && topic.endsWith(".dlt"))
                    .forEach(topic -> noDeadLetterExists(reader, topic));
        }
        return violations;
    }

    /** The auditor's last line. */
    String audited() {
        return audited;
    }

    private void audit() {
        var printed = new ByteArrayOutputStream();
        var complaints = new ByteArrayOutputStream();
        var line = List.of(
                "audit",
                "--kafka",
                connection.kafka(),
                "--mongodb-uri",
                connection.mongodbUri(),
                "--prefix",
                connection.prefix(),
                "--settle",
                SETTLE_SECONDS);
        var exit = OperatorCommands.run(line, Map.of(), stream(printed), stream(complaints));
        var lines = printed.toString(UTF_8).lines().toList();
        audited = lines.isEmpty() ? complaints.toString(UTF_8).strip() : lines.getLast();
        if (exit != ExitCode.OK) {
            violations.add("the auditor says %s: %s %s".formatted(exit, lines, audited));
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }

    /** A 202 and a reviewer's 200 mean that their event is in its topic; the auditor has checked its outcome. */
    private void confirmedEventsAreInTheirTopics(Map<String, String> applications, Map<String, String> decisions) {
        confirmed.applications.stream()
                .filter(event -> !applications.containsKey(event))
                .forEach(event -> violations.add("got a 202 and is not in the topic: " + event));
        confirmed.verdicts.forEach((event, outcome) -> {
            if (!decisions.getOrDefault(event, "").contains("io.countersign.decision." + outcome + ".v1")) {
                violations.add("a reviewer was answered that it was accepted as %s: %s".formatted(outcome, event));
            }
        });
    }

    /** Clients repeat under one key until they are answered, so they know each submission. */
    private void everySubmissionWasConfirmedOnce(Map<String, String> applications) {
        applications.keySet().stream()
                .filter(event -> event.startsWith("submitted:") && !confirmed.applications.contains(event))
                .forEach(event -> violations.add("is there twice, or without an answer: " + event));
    }

    private void noDeadLetterExists(TopicReader reader, String topic) {
        each(
                reader,
                topic,
                deadLetter -> violations.add("dead-lettered in %s: %s".formatted(topic, event(deadLetter))));
    }

    private Map<String, String> texts(TopicReader reader, String topic) {
        var texts = new HashMap<String, String>();
        each(reader, topic, found -> {
            if (known.test(found.key())) {
                texts.put(event(found), new String(found.value(), UTF_8));
            }
        });
        return texts;
    }

    static String event(ConsumerRecord<String, byte[]> found) {
        return new String(found.headers().lastHeader(CloudEvent.ID_HEADER).value(), UTF_8);
    }

    static void each(TopicReader reader, String topic, Consumer<ConsumerRecord<String, byte[]>> what) {
        var partitions = IntStream.range(
                        0, Objects.requireNonNull(reader.topics().get(topic)))
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        var begins = reader.beginningOffsets(partitions);
        var ends = reader.endOffsets(partitions);
        partitions.forEach(partition -> reader.read(
                partition,
                Objects.requireNonNull(begins.get(partition)),
                Objects.requireNonNull(ends.get(partition)),
                what));
    }
}
