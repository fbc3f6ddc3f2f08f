package io.countersign.benchmarks.comparison;

import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.report.ResultReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The readings of both sides by name and round, with medians and the spread of the ratios. */
final class ComparisonResults {

    private final Map<String, String> conditions;
    private final String base;
    private final String current;
    private final Map<String, Series> figures = new LinkedHashMap<>();
    private String lastRatio = "";

    /** @param conditions machine, settings and time by name */
    ComparisonResults(Map<String, String> conditions, String base, String current) {
        this.conditions = conditions;
        this.base = base;
        this.current = current;
    }

    /** The values of one name. */
    private static final class Series {

        private final String unit;
        private final List<Double> base = new ArrayList<>();
        private final List<Double> current = new ArrayList<>();
        /** Rounds that are kept although a JVM still compiled. */
        private int compiling;

        Series(String unit) {
            this.unit = unit;
        }

        List<Double> ratios() {
            return IntStream.range(0, base.size())
                    .mapToObj(round -> current.get(round) / base.get(round))
                    .toList();
        }
    }

    /** Adds a round; a reading that one side lacks is left out. */
    void add(List<Reading> ofBase, List<Reading> ofCurrent, boolean warm) {
        lastRatio = "";
        for (var reading : ofBase) {
            ofCurrent.stream()
                    .filter(other -> other.name().equals(reading.name()))
                    .findFirst()
                    .ifPresent(other -> add(reading, other, warm));
        }
    }

    private void add(Reading ofBase, Reading ofCurrent, boolean warm) {
        var figure = figures.computeIfAbsent(ofBase.name(), _ -> new Series(ofBase.unit()));
        figure.base.add(ofBase.value());
        figure.current.add(ofCurrent.value());
        figure.compiling += warm ? 0 : 1;
        if (lastRatio.isEmpty()) {
            lastRatio = ofBase.name() + " " + number(ofBase.value()) + " → " + number(ofCurrent.value());
        }
    }

    /** The first reading of the last round on both sides. */
    String lastRatio() {
        return lastRatio;
    }

    /** Both files are written anew, so that an interrupted run leaves what it has measured. */
    void write(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("comparison.md"), markdown());
            Files.writeString(directory.resolve("comparison.json"), json());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String markdown() {
        var text = new StringBuilder();
        conditions.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append('\n')
                .append("| figure | unit | %s | %s | ratio, median | ratio, min–max | rounds |%n"
                        .formatted(base, current))
                .append("| --- | --- | --: | --: | --: | --: | --: |\n");
        figures.forEach((name, figure) -> text.append(row(name, figure)));
        return text.toString();
    }

    private static String row(String name, Series figure) {
        var ratios = figure.ratios();
        double[] sorted =
                ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int compiling = figure.compiling;
        return "| %s | %s | %s | %s | %s | %s–%s | %d%s |\n"
                .formatted(
                        name,
                        figure.unit,
                        number(median(figure.base)),
                        number(median(figure.current)),
                        number(median(ratios)),
                        number(sorted[0]),
                        number(sorted[sorted.length - 1]),
                        sorted.length,
                        compiling == 0 ? "" : ", " + compiling + " compiling");
    }

    private String json() {
        var values = new LinkedHashMap<String, Object>();
        figures.forEach((name, figure) -> values.put(
                name,
                Map.of(
                        "unit",
                        figure.unit,
                        base,
                        figure.base,
                        current,
                        figure.current,
                        "ratios",
                        figure.ratios(),
                        "medianRatio",
                        median(figure.ratios()))));
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(Map.of("conditions", conditions, "figures", values));
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElse(Double.NaN);
    }

    private static String number(double value) {
        return Double.isFinite(value) && Math.abs(value) < 0.1 && value != 0
                ? String.format(Locale.ROOT, "%.3f", value)
                : ResultReport.number(value);
    }
}
