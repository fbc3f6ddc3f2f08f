package io.countersign.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandLinesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "tool", mixinStandardHelpOptions = true, versionProvider = ManifestVersion.class)
    static final class Tool {}

    @Command(name = "plain")
    static final class Plain implements Runnable {

        @Override
        public void run() {
            throw new CommandException("must not run", CommandException.FAILED);
        }
    }

    @Command(name = "count", mixinStandardHelpOptions = true)
    static final class Count implements Callable<Integer> {

        @Option(names = "--limit")
        private int limit;

        @Override
        public Integer call() {
            if (limit < 0) {
                throw new CommandException("limit must not be negative\nsecond line", CommandException.FAILED);
            }
            if (limit == 0) {
                throw new IllegalStateException("outer", new IllegalStateException("disk full"));
            }
            return 0;
        }
    }

    private int run(String... arguments) {
        var command = CommandLines.withCompletion(
                new CommandLine(new Tool()).addSubcommand(new Count()).addSubcommand(new Plain()));
        return CommandLines.configure(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count --limt 3 | tool: Unknown option: '--limt'; did you mean --limit?; see tool count --help",
                "count --limit x | tool: Invalid value for option '--limit': 'x' is not an int; see tool count --help",
                "coumt | tool: Unknown command: 'coumt'; did you mean count or completion?; see tool --help",
            })
    void reportsAUsageErrorInOneLineWithStatusTwo(String arguments, String line) {
        int status = run(arguments.split(" "));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(line);
    }

    @Test
    void reportsAFailureInOneLineWithItsOwnStatus() {
        assertThat(run("count", "--limit", "-1")).isEqualTo(CommandException.FAILED);
        assertThat(err.toString()).isEqualToNormalizingNewlines("tool: limit must not be negative\n");
    }

    @Test
    void reportsTheInnermostCauseOfAnUnexpectedFailure() {
        assertThat(run("count", "--limit", "0")).isEqualTo(1);
        assertThat(err.toString()).isEqualToNormalizingNewlines("tool: disk full\n");
    }

    @Test
    void addsHelpAndVersionToACommandThatDoesNotDeclareThem() {
        assertThat(run("plain", "--help")).isZero();
        assertThat(run("plain", "--version")).isZero();
        assertThat(out.toString()).contains("Usage: tool plain", "countersign (development)");

        var alone = CommandLines.of(new Plain()).setOut(new PrintWriter(out));
        assertThat(alone.execute("--help")).isZero();
    }

    @Test
    void printsHelpVersionAndCompletion() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(run("completion")).isZero();
        assertThat(out.toString()).contains("Usage: tool", "completion", "countersign (development)", "complete -F");
    }
}
