package io.countersign.failures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result of a run.
 *
 * @param parts how many seconds each took
 * @param leftOut faults that were not possible here, or not reached in the time
 * @param audited the auditor's last line after each round
 */
record RunSummary(
        long seed,
        Instant start,
        Duration length,
        Map<String, Long> parts,
        Map<String, Long> counts,
        List<String> leftOut,
        List<String> audited,
        List<String> violations) {

    private static final Path DIRECTORY = Path.of("target", "failures");

    RunSummary {
        parts = new LinkedHashMap<>(parts);
        counts = new LinkedHashMap<>(counts);
        leftOut = List.copyOf(leftOut);
        audited = List.copyOf(audited);
        violations = List.copyOf(violations);
    }

    List<String> markdown() {
        var lines = new ArrayList<String>();
        lines.add("Seed %d, %s, %d min %d s, violations: %d"
                .formatted(seed, start, length.toMinutes(), length.toSecondsPart(), violations.size()));
        lines.add("");
        lines.add("| what | how often |");
        lines.add("| --- | ---: |");
        counts.forEach((what, count) -> lines.add("| %s | %d |".formatted(what, count)));
        lines.add("");
        parts.forEach((part, seconds) -> lines.add("- %s: %d s".formatted(part, seconds)));
        audited.forEach(line -> lines.add("- audit: " + line));
        leftOut.forEach(line -> lines.add("- left out: " + line));
        violations.forEach(line -> lines.add("- VIOLATION: " + line));
        return lines;
    }

    /** As Markdown and as JSON. */
    void write() {
        try {
            Files.createDirectories(DIRECTORY);
            Files.write(DIRECTORY.resolve("summary.md"), markdown());
            Files.writeString(DIRECTORY.resolve("summary.json"), json());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("seed", seed);
        all.put("start", start.toString());
        all.put("seconds", length.toSeconds());
        all.put("secondsOfParts", parts);
        all.put("counts", counts);
        all.put("leftOut", leftOut);
        all.put("audited", audited);
        all.put("violations", violations);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }
}
