package io.countersign.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.benchmarks.report.Figure.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ResultReportTest {

    private static final Figure RATE = Figure.of("1 intake", "accepted", 3_000, "/s", "closed loop");

    @Test
    void reportsWhetherARatioIsWithinItsLimit() {
        assertThat(ResultReport.row(RATE.beside(6_000.0, Target.atLeast(0.6)), "memory"))
                .isEqualTo(
                        "| 1 intake | accepted | 3,000 /s | 6,000 | 0.50 | ≥ 0.60 | **no** | memory | closed loop |");
        assertThat(ResultReport.row(RATE.beside(4_000.0, Target.atLeast(0.6)), "memory"))
                .contains("| 0.75 | ≥ 0.60 | yes |");
    }

    @Test
    void comparesTheValueWhereThereIsNoCeiling() {
        var figure = Figure.of("rules", "evaluation", 12.34, "µs", "JMH").within(Target.atMost(30));

        assertThat(ResultReport.row(figure, ""))
                .isEqualTo("| rules | evaluation | 12.3 µs |  |  | ≤ 30.0 | yes |  | JMH |");
    }

    @Test
    void promisesNothingWhereNothingWasWanted() {
        assertThat(RATE.met()).isNull();
        assertThat(RATE.ratio()).isNull();
    }

    @Test
    void writesBothFiles(@TempDir Path directory) throws IOException {
        var report = new ResultReport(Map.of("processor", "fast"), "memory");

        report.add(List.of(RATE));
        report.write(directory);

        assertThat(Files.readString(directory.resolve("results.md"))).startsWith("- processor: fast\n");
        var json = JsonMapper.shared().readTree(Files.readString(directory.resolve("results.json")));
        assertThat(json.at("/figures/0/value").doubleValue()).isEqualTo(3_000);
        assertThat(json.at("/run/processor").stringValue()).isEqualTo("fast");
    }
}
