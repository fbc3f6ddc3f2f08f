package io.countersign.operations.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.operations.CommandOutput;
import io.countersign.operations.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {

    private static final String TWO = """
            {"id":"good-1","account":"acme","application":{"name":"Acme","documents":[{"type":"three_in_one","file":"a.png"}],"letter":{"file":"a.png"}}}
            {"id":"bad-1","account":"customer","application":{"name":"test","documents":[]}}
            """;
    private static final String EXPECTED = """
            {"id":"good-1","outcome":"waiting","reasons":[]}
            {"id":"bad-1","outcome":"rejected","reasons":[{"code":"DOCUMENT_MISSING"},{"code":"NON_IDENTIFIABLE","pointer":"/name"}]}
            """;

    @TempDir
    private Path directory;

    private FakeIntake intake;

    FeedTest() throws IOException {
        intake = FakeIntake.start();
    }

    @BeforeEach
    void aRunningSystem() throws IOException {
        Files.createDirectories(directory.resolve("certificates"));
        Files.writeString(directory.resolve("certificates/a.png"), "picture");
        Files.writeString(directory.resolve("standalone.json"), """
                {"intake":"%s","accounts":[{"id":"acme","token":"T-acme"}],"platforms":[{"name":"bulk","token":"T-bulk"}]}""".formatted(intake.url()));
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    @Test
    void eachLineIsSubmittedOnceAndItsOutcomeShown() throws IOException {
        lines(TWO);
        expected(EXPECTED);

        var shell = feed("--expect");

        assertThat(shell.exit()).as(shell.toString()).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines()).anyMatch(line -> line.matches("good-1 +acme +\\d+ +waiting"));
        assertThat(shell.out().lines())
                .anyMatch(line ->
                        line.matches("bad-1 +customer +\\d+ +rejected +DOCUMENT_MISSING, NON_IDENTIFIABLE /name"));
        assertThat(shell.out()).contains("2 applications, 2 as expected, 0 different");
    }

    @Test
    void aPictureIsUploadedOnceForAnAccountAndNamedByItsDigest() throws IOException {
        lines(TWO);

        feed();

        assertThat(intake.uploads).containsExactly("Bearer T-acme picture");
        var sent = Objects.requireNonNull(intake.bodies.get("good-1"));
        assertThat(sent.path("letter").path("sha256").stringValue()).hasSize(64);
        assertThat(sent.path("documents").path(0).path("sha256"))
                .isEqualTo(sent.path("letter").path("sha256"));
        assertThat(sent.path("letter").has("file")).isFalse();
    }

    @Test
    void aSecondFeedUsesTheSameKeys() throws IOException {
        lines(TWO);
        feed();
        var first = intake.ids.size();

        feed();

        assertThat(intake.ids).hasSize(first);
    }

    @Test
    void aDifferenceIsNamed() throws IOException {
        lines(TWO);
        expected(EXPECTED.replace("waiting", "approved"));

        var shell = feed("--expect");

        assertThat(shell.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(shell.out()).contains("DIFFERENT  good-1: waiting, expected approved");
    }

    @Test
    void aRefusalByValidationIsShown() throws IOException {
        lines("""
                {"id":"odd","account":"acme","application":{"name":"Malformed"}}
                """);

        var shell = feed();

        assertThat(shell.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(shell.out()).contains("http 422  UNKNOWN_FIELD /nom");
    }

    @Test
    void aBulkStreamShowsWhatWasRefused() throws IOException {
        lines("{}\n{}\n");

        var shell = feed(
                "--bulk", "--file", directory.resolve("applications.ndjson").toString());

        assertThat(shell.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(shell.out()).contains("FOREIGN");
        assertThat(shell.err()).contains("1 lines accepted, 1 refused");
    }

    @Test
    void aLineThatIsNoSampleIsNamed() throws IOException {
        lines("{\"id\":\"a\"}\n");

        var shell = feed();

        assertThat(shell.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).contains("line 1");
    }

    private CommandOutput feed(String... more) {
        var line = new ArrayList<>(
                List.of("feed", "--data", directory.toString(), "--samples", directory.toString(), "--timeout", "20"));
        line.addAll(List.of(more));
        return CommandOutput.run(line.toArray(String[]::new));
    }

    private void lines(String text) throws IOException {
        Files.writeString(directory.resolve("applications.ndjson"), text);
    }

    private void expected(String text) throws IOException {
        Files.writeString(directory.resolve("expected.ndjson"), text);
    }
}
