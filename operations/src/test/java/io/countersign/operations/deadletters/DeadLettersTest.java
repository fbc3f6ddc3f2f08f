package io.countersign.operations.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.operations.CommandOutput;
import io.countersign.operations.TestTopics;
import io.countersign.operations.command.ExitCode;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final byte[] BINARY = {0, 1, (byte) 0xFF, 'A'};
    private final TestTopics topics = TestTopics.fresh();

    @BeforeEach
    void twoDeadLetters() throws Exception {
        topics.create(
                "countersign.applications",
                "countersign.admissions",
                "countersign.admissions.review.dlt",
                "countersign.applications.quota.dlt");
        deadLetter("countersign.admissions", "review", "acme", "{\"odd\":1}".getBytes(UTF_8), "admitted:7:1");
        deadLetter("countersign.applications", "quota", "beta", BINARY, "submitted:8:1");
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private void deadLetter(String topic, String service, String key, byte[] body, String eventId) throws Exception {
        var letter = new ProducerRecord<>(topics.prefix() + topic + "." + service + ".dlt", key, body);
        letter.headers().add("ce_id", eventId.getBytes(UTF_8));
        letter.headers().add("ce_subject", eventId.split(":", -1)[1].getBytes(UTF_8));
        letter.headers().add("traceparent", "00-1-2-00".getBytes(UTF_8));
        letter.headers().add("dlt_cause", "Undecidable: no row applies\nat line 2".getBytes(UTF_8));
        letter.headers().add("dlt_topic", (topics.prefix() + topic).getBytes(UTF_8));
        letter.headers().add("dlt_partition", "1".getBytes(UTF_8));
        letter.headers().add("dlt_offset", "17".getBytes(UTF_8));
        topics.send(letter);
    }

    @Test
    void listsPositionEventStateAndCause() {
        var shell = CommandOutput.run(topics.line("dead-letters", "list"));

        assertThat(shell.exit()).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines())
                .anyMatch(line -> line.matches(
                        "admissions\\.review/\\d/0 +admitted:7:1 +acme +\\S+ +open +Undecidable: no row applies"));
        assertThat(shell.out()).contains("2 dead letters");
    }

    @Test
    void showsABinaryBodyAsAHexDump() {
        var shell = CommandOutput.run(topics.line("dead-letters", "show", "--id", "submitted:8:1"));

        assertThat(shell.exit()).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .contains("00 01 ff 41", "|...A|", "dlt_offset: 17")
                .doesNotContain("odd");
    }

    @Test
    void redriveAppendsTheOriginalRecord() {
        var shell = CommandOutput.run(topics.line("dead-letters", "redrive", "--id", "submitted:8:1", "--by", "olga"));

        assertThat(shell.exit()).as(shell.toString()).isEqualTo(ExitCode.OK);
        var records = topics.read("countersign.applications");
        assertThat(records).hasSize(1);
        assertThat(records.getFirst().key()).isEqualTo("beta");
        assertThat(records.getFirst().value()).isEqualTo(BINARY);
        assertThat(records.getFirst().headers().toArray())
                .extracting(org.apache.kafka.common.header.Header::key)
                .containsExactly("ce_id", "ce_subject", "traceparent");
        assertThat(shell.out()).contains("1 re-driven by olga");
    }

    @Test
    void redriveRepeatsOnlyWithAgain() {
        CommandOutput.run(topics.line("dead-letters", "redrive", "--all"));

        var second = CommandOutput.run(topics.line("dead-letters", "redrive", "--all"));
        var third = CommandOutput.run(
                topics.line("dead-letters", "redrive", "--topic", "countersign.admissions", "--again"));

        assertThat(second.out()).contains("0 re-driven").contains("2 were re-driven or discarded before");
        assertThat(third.out()).contains("1 re-driven");
        assertThat(topics.read("countersign.admissions")).hasSize(2);
        assertThat(topics.read("countersign.applications")).hasSize(1);
    }

    @Test
    void redriveOfNothingIsAnError() {
        assertThat(CommandOutput.run(topics.line("dead-letters", "redrive")).exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(CommandOutput.run(topics.line("dead-letters", "redrive", "--id", "submitted:9:9"))
                        .exit())
                .isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void listShowsThatADeadLetterWasRedriven() {
        CommandOutput.run(topics.line("dead-letters", "redrive", "--id", "submitted:8:1"));

        var shell = CommandOutput.run(topics.line("dead-letters", "list"));

        assertThat(shell.out().lines())
                .anyMatch(line -> line.contains("submitted:8:1") && line.contains(" re-driven "))
                .anyMatch(line -> line.contains("admitted:7:1") && line.contains(" open "));
    }

    @Test
    void aDiscardedDeadLetterLeavesTheListAndIsNotRedriven() {
        var position = CommandOutput.run(topics.line("dead-letters", "list", "--id", "admitted:7:1"))
                .out()
                .lines()
                .filter(line -> line.startsWith("admissions.review/"))
                .map(line -> line.split(" ", 2)[0])
                .findFirst()
                .orElseThrow();

        var discarded = CommandOutput.run(
                topics.line("dead-letters", "discard", "--id", position, "--reason", "test data", "--by", "olga"));
        var again =
                CommandOutput.run(topics.line("dead-letters", "discard", "--id", position, "--reason", "test data"));
        var redriven = CommandOutput.run(topics.line("dead-letters", "redrive", "--all", "--again"));

        assertThat(discarded.out()).contains("1 discarded by olga");
        assertThat(again.out()).contains("0 discarded", "1 were discarded before");
        assertThat(redriven.out()).contains("1 re-driven", "1 were re-driven or discarded before");
        assertThat(CommandOutput.run(topics.line("dead-letters", "list")).out())
                .contains("1 dead letters, 1 discarded (--discarded lists them)")
                .doesNotContain("admitted:7:1");
        assertThat(CommandOutput.run(topics.line("dead-letters", "list", "--discarded"))
                        .out())
                .contains(" discarded ", "2 dead letters");
        assertThat(action(position)).containsEntry("by", "olga").containsEntry("reason", "test data");
    }

    private Map<String, Object> action(String position) {
        try (var client = topics.connection().mongoClient()) {
            var found = topics.connection()
                    .database(client, "operations")
                    .getCollection("actions")
                    .find(new Document("event", "admitted:7:1"))
                    .first();
            return Objects.requireNonNull(found, position)
                    .getList("actions", Document.class)
                    .getFirst();
        }
    }

    @Test
    void discardNeedsAReasonOfLimitedLength() {
        assertThat(CommandOutput.run(topics.line("dead-letters", "discard", "--topic", "countersign.admissions"))
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(CommandOutput.run(topics.line(
                                "dead-letters",
                                "discard",
                                "--topic",
                                "countersign.admissions",
                                "--reason",
                                "x".repeat(501)))
                        .exit())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aLineOfTheListIsAtMost120ColumnsWide() throws Exception {
        deadLetter(
                "countersign.admissions",
                "review",
                "a-very-long-account-name-of-a-customer",
                BINARY,
                "withdrawal-relayed:9007199254740991:1000");

        var shell = CommandOutput.run(topics.line("dead-letters", "list"));

        assertThat(shell.out().lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }
}
