package io.countersign.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.standalone.process.StartOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneCommandTest {

    private final List<StartOptions> started = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Standalone.commandLine(options -> {
                    started.add(options);
                    return 0;
                })
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void startsEverythingInDataOnPort8080WithoutOptions() {
        assertThat(run()).isZero();

        assertThat(started).containsExactly(new StartOptions(Path.of("data"), false, 8080, null, null));
    }

    @Test
    void takesEveryOption() {
        run("--data", "/x", "--reset", "--base-port=9000", "--mongodb-uri", "mongodb://m", "--kafka", "k:1");

        assertThat(started).containsExactly(new StartOptions(Path.of("/x"), true, 9000, "mongodb://m", "k:1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--base-prt 1 | countersign: Unknown option: '--base-prt'; did you mean --base-port?; see countersign --help",
                "--data | countersign: Missing required parameter for option '--data' (DIR); see countersign --help",
                "--base-port=eighty | countersign: Invalid value for option '--base-port': 'eighty' is not an int;"
                        + " see countersign --help",
                "--base-port=65514 | countersign: --base-port must be between 1 and 65513, was 65514;"
                        + " see countersign --help",
                "dance | countersign: Unknown command: 'dance'",
            })
    void refusesInOneLineWithTheExitStatusOfAUsageError(String arguments, String line) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);

        assertThat(err.toString().lines()).singleElement().asString().startsWith(line);
        assertThat(started).isEmpty();
    }

    @Test
    void printsEveryCommandTheVersionAndACompletionScript() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(run("completion")).isZero();
        assertThat(run("broker", "--help")).isZero();
        assertThat(run("simulate", "--help")).isZero();

        assertThat(out.toString())
                .contains("feed", "audit", "dead-letters", "rebuild", "try-rules", "signature", "accounts")
                .contains("Usage: countersign broker", "Usage: countersign simulate")
                .contains("complete -F")
                .containsPattern("countersign (\\d+\\.\\d+\\.\\d+|\\(development\\))");
        assertThat(started).isEmpty();
    }
}
