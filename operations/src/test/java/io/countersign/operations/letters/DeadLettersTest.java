package io.countersign.operations.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.operations.Shell;
import io.countersign.operations.TestTopics;
import io.countersign.operations.shell.Exit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final byte[] BINARY = {0, 1, (byte) 0xFF, 'A'};
    private final TestTopics topics = TestTopics.fresh();

    @BeforeEach
    void twoLetters() throws Exception {
        topics.create(
                "countersign.applications",
                "countersign.admissions",
                "countersign.admissions.review.dlt",
                "countersign.applications.quota.dlt");
        bury("countersign.admissions", "review", "acme", "{\"odd\":1}".getBytes(UTF_8), "admitted:7:1");
        bury("countersign.applications", "quota", "beta", BINARY, "submitted:8:1");
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private void bury(String topic, String service, String key, byte[] body, String eventId) throws Exception {
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
    void listNamesEventSignatureAndCause() {
        var shell = Shell.run(topics.line("dead-letters", "list"));

        assertThat(shell.exit()).isEqualTo(Exit.FINE);
        assertThat(shell.out().lines())
                .anyMatch(
                        line -> line.matches(
                                ".*admissions\\.review\\.dlt/\\d/0 +review +admitted:7:1 +7 +acme +\\S+ +Undecidable: no row applies"));
        assertThat(shell.out()).contains("2 dead letters");
    }

    @Test
    void aBodyThatIsNoTextIsShownAsHex() {
        var shell = Shell.run(topics.line("dead-letters", "show", "--id", "submitted:8:1"));

        assertThat(shell.exit()).isEqualTo(Exit.FINE);
        assertThat(shell.out())
                .contains("00 01 ff 41", "|...A|", "dlt_offset: 17")
                .doesNotContain("odd");
    }

    @Test
    void redriveAppendsTheOriginalAndRecordsIt() {
        var shell = Shell.run(topics.line("dead-letters", "redrive", "--id", "submitted:8:1", "--by", "olga"));

        assertThat(shell.exit()).as(shell.toString()).isEqualTo(Exit.FINE);
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
    void whatWasRedrivenIsNotRedrivenAgainUnlessAskedFor() {
        Shell.run(topics.line("dead-letters", "redrive", "--all"));

        var second = Shell.run(topics.line("dead-letters", "redrive", "--all"));
        var third = Shell.run(topics.line("dead-letters", "redrive", "--topic", "countersign.admissions", "--again"));

        assertThat(second.out()).contains("0 re-driven").contains("2 were before");
        assertThat(third.out()).contains("1 re-driven");
        assertThat(topics.read("countersign.admissions")).hasSize(2);
        assertThat(topics.read("countersign.applications")).hasSize(1);
    }

    @Test
    void redriveOfNothingIsRefused() {
        assertThat(Shell.run(topics.line("dead-letters", "redrive")).exit()).isEqualTo(Exit.USAGE);
        assertThat(Shell.run(topics.line("dead-letters", "redrive", "--id", "submitted:9:9"))
                        .exit())
                .isEqualTo(Exit.WRONG);
    }
}
