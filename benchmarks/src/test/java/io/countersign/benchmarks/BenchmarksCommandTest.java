package io.countersign.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.benchmarks.comparison.side.Measure;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarksCommandTest {

    @Test
    void printsItsOptions() {
        var out = new StringWriter();

        int status =
                BenchmarksCommand.commandLine().setOut(new PrintWriter(out)).execute("--help");

        assertThat(status).isZero();
        assertThat(out.toString()).contains("Usage: benchmarks/run", "--against", "--rounds");
    }

    @Test
    void measuresEveryStageByDefault() {
        var settings = parsed().ceilingSettings();

        assertThat(settings.stages()).containsExactly(Stage.values());
        assertThat(settings.pace()).isEqualTo(1);
        assertThat(settings.deployment().durable()).isFalse();
        assertThat(settings.signatures()).isEqualTo(200_000);
    }

    @Test
    void measuresTheNamedStages() {
        var settings = parsed("--only", "intake,rules", "--store", "durable", "--minutes", "7")
                .ceilingSettings();

        assertThat(settings.stages()).containsExactlyInAnyOrder(Stage.INTAKE, Stage.RULES);
        assertThat(settings.pace()).isEqualTo(0.5);
        assertThat(settings.deployment().durable()).isTrue();
        assertThat(settings.signatures()).isEqualTo(1_000_000);
    }

    @Test
    void comparesTheNamedMeasures() {
        var settings = parsed("--against", "main", "--measure", "standalone-start,pipeline", "--rounds", "7")
                .comparisonSettings();

        assertThat(settings.measures()).containsExactlyInAnyOrder(Measure.STANDALONE_START, Measure.PIPELINE);
        assertThat(settings.rounds()).isEqualTo(7);
        assertThat(settings.openCases()).isEqualTo(100_000);
        assertThat(settings.quick()).isFalse();
    }

    @Test
    void quickComparisonIsShort() {
        var settings = parsed("--against", "main", "--quick").comparisonSettings();

        assertThat(settings.measures()).containsExactly(Measure.values());
        assertThat(settings.quick()).isTrue();
        assertThat(settings.rounds()).isLessThan(5);
        assertThat(settings.openCases()).isLessThan(1_000);
    }

    @Test
    void reportsInvalidOptions() {
        assertThat(usageError("--only", "dancing")).contains("'dancing'", "intake", "rules");
        assertThat(usageError("--fast")).contains("Unknown option: '--fast'");
        assertThat(usageError("--minutes", "soon")).contains("'soon' is not a double");
        assertThat(usageError("--minutes", "-1")).contains("--minutes must be positive");
        assertThat(usageError("--out")).contains("Missing required parameter");
        assertThat(usageError("--accounts", "0")).contains("--accounts must be positive");
        assertThat(usageError("--rounds", "7")).contains("need --against");
        assertThat(usageError("--against", "main", "--rounds", "2")).contains("--rounds must be at least 5");
        assertThat(usageError("--against", "main", "--measure", "dancing")).contains("standalone-start", "'dancing'");
        assertThat(usageError("--against", "no-such-commit")).contains("not a commit: no-such-commit");
        assertThat(usageError("--against", "--upload-pack=x")).contains("not a commit");
    }

    private static BenchmarksCommand parsed(String... arguments) {
        var line = BenchmarksCommand.commandLine();
        line.parseArgs(arguments);
        return line.getCommand();
    }

    private static String usageError(String... arguments) {
        var errors = new StringWriter();

        int status =
                BenchmarksCommand.commandLine().setErr(new PrintWriter(errors)).execute(arguments);

        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        return errors.toString();
    }
}
