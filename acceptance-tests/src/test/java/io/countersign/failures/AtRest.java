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

/** What must hold when the faults are over and everything has been read. */
final class AtRest {

    private static final String SETTLE_SECONDS = "600";

    private final ServerConnection connection;
    private final Taken taken;
    private final List<String> violations = new ArrayList<>();
    private final Predicate<String> known;
    private String audited = "";

    AtRest(ServerConnection connection, Taken taken) {
        this(connection, taken, _ -> true);
    }

    /** @param known the accounts whose answers are all in {@code taken} */
    AtRest(ServerConnection connection, Taken taken, Predicate<String> known) {
        this.connection = connection;
        this.taken = taken;
        this.known = known;
    }

    /** Returns what is wrong. */
    List<String> look() {
        audit();
        try (var reader = connection.topicReader()) {
            var topics = connection.topics();
            var applications = texts(reader, topics.applications());
            var decisions = texts(reader, topics.decisions());
            everyAnswerCounts(applications, decisions);
            everyAcceptedSubmissionWasAnswered(applications);
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

    /** A 202 and a reviewer's 200 mean that their event is in its topic; the auditor has judged what became of it. */
    private void everyAnswerCounts(Map<String, String> applications, Map<String, String> decisions) {
        taken.applications.stream()
                .filter(event -> !applications.containsKey(event))
                .forEach(event -> violations.add("got a 202 and is not in the topic: " + event));
        taken.verdicts.forEach((event, outcome) -> {
            if (!decisions.getOrDefault(event, "").contains("io.countersign.decision." + outcome + ".v1")) {
                violations.add("a reviewer was answered that it was accepted as %s: %s".formatted(outcome, event));
            }
        });
    }

    /** Clients repeat under one key until they are answered, so they know each submission. */
    private void everyAcceptedSubmissionWasAnswered(Map<String, String> applications) {
        applications.keySet().stream()
                .filter(event -> event.startsWith("submitted:") && !taken.applications.contains(event))
                .forEach(event -> violations.add("is there twice, or without an answer: " + event));
    }

    private void noDeadLetterExists(TopicReader reader, String topic) {
        each(reader, topic, letter -> violations.add("dead-lettered in %s: %s".formatted(topic, event(letter))));
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
        var places = IntStream.range(0, Objects.requireNonNull(reader.topics().get(topic)))
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        var begins = reader.beginningOffsets(places);
        var ends = reader.endOffsets(places);
        places.forEach(place -> reader.read(
                place, Objects.requireNonNull(begins.get(place)), Objects.requireNonNull(ends.get(place)), what));
    }
}
