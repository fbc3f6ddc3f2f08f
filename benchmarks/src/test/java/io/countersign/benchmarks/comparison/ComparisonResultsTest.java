package io.countersign.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.benchmarks.comparison.side.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ComparisonResultsTest {

    private final ComparisonResults results =
            new ComparisonResults(Map.of("processor", "fast"), "e4f0300", "working tree");

    @Test
    void statesMediansAndTheSpreadOfTheRatios() {
        add(100, 200, true);
        add(200, 200, true);
        add(100, 300, true);

        assertThat(results.markdown())
                .contains("| figure | unit | e4f0300 | working tree | ratio, median | ratio, min–max | rounds |")
                .contains("| rate | /s | 100 | 200 | 2.00 | 1.00–3.00 | 3 |");
    }

    @Test
    void countsTheRoundsInWhichAJvmStillCompiled() {
        add(100, 100, true);
        add(100, 100, false);

        assertThat(results.markdown()).contains("| 2, 1 compiling |");
    }

    @Test
    void leavesOutAReadingThatOneSideLacks() {
        results.add(List.of(reading(1)), List.of(new Reading("other", "/s", 1)), true);

        assertThat(results.markdown()).doesNotContain("rate", "other");
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(ComparisonResults.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }

    @Test
    void writesBothFiles(@TempDir Path directory) throws IOException {
        add(100, 50, true);

        results.write(directory);

        assertThat(Files.readString(directory.resolve("comparison.md"))).startsWith("- processor: fast\n");
        var json = JsonMapper.shared().readTree(Files.readString(directory.resolve("comparison.json")));
        assertThat(json.at("/figures/rate/medianRatio").doubleValue()).isEqualTo(0.5);
        assertThat(json.at("/figures/rate/working tree/0").doubleValue()).isEqualTo(50);
    }

    private void add(double base, double current, boolean warm) {
        results.add(List.of(reading(base)), List.of(reading(current)), warm);
    }

    private static Reading reading(double value) {
        return new Reading("rate", "/s", value);
    }
}
