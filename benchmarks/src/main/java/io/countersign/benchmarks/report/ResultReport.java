package io.countersign.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a run as Markdown and JSON. */
public final class ResultReport {

    private static final String WITHOUT_STORE = "rules";
    private static final String HEAD =
            "| result | measured | value | ceiling | ratio | target | met | store | conditions |\n|---|---|--:|--:|--:|--:|:-:|---|---|\n";

    private final Map<String, String> machine;
    private final String store;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * @param machine the machine's properties by name
     * @param store the store's mode, which rows of rule benchmarks omit
     */
    public ResultReport(Map<String, String> machine, String store) {
        this.machine = new LinkedHashMap<>(machine);
        this.store = store;
    }

    public void add(List<Figure> more) {
        figures.addAll(more);
    }

    /** Rewrites both files, so that an interrupted run leaves its figures. */
    public void write(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("results.md"), markdown());
            Files.writeString(directory.resolve("results.json"), json());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String markdown() {
        var text = new StringBuilder();
        machine.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append('\n').append(HEAD);
        figures.forEach(figure -> text.append(row(figure, figure.result().equals(WITHOUT_STORE) ? "" : store))
                .append('\n'));
        return text.toString();
    }

    String json() {
        return JsonMapper.builder()
                .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(Map.of("run", machine, "store", store, "figures", figures));
    }

    static String row(Figure figure, String store) {
        var met = figure.met();
        return "| "
                + String.join(
                        " | ",
                        figure.result(),
                        figure.what(),
                        number(figure.value()) + " " + figure.unit(),
                        optional(figure.ceiling()),
                        optional(figure.ratio()),
                        figure.target() == null ? "" : figure.target().text(),
                        met == null ? "" : met ? "yes" : "**no**",
                        store,
                        figure.conditions())
                + " |";
    }

    private static String optional(@Nullable Double number) {
        return number == null ? "" : number(number);
    }

    /** Three significant digits without an exponent. */
    public static String number(double number) {
        double size = Math.abs(number);
        return size >= 100
                ? String.format(Locale.ROOT, "%,.0f", number)
                : size >= 10 ? String.format(Locale.ROOT, "%.1f", number) : String.format(Locale.ROOT, "%.2f", number);
    }
}
