package io.countersign.rules.trial;

import io.countersign.contracts.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names with what the rules should say of them, one a line: labels, region and name between tabs. */
record LabelledNames(List<Line> lines) {

    /** One name; what can't be seen is written as a backslash, u and four hex digits. */
    record Line(Set<String> labels, Region region, String name) {}

    static LabelledNames read(Path file) throws IOException {
        var lines = new ArrayList<Line>();
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.split("\t", -1);
                var region = parts[1].equals(Region.GLOBAL.code()) ? Region.GLOBAL : Region.DOMESTIC;
                lines.add(new Line(Set.of(parts[0].split(",")), region, visible(parts[2])));
            }
        }
        return new LabelledNames(List.copyOf(lines));
    }

    private static String visible(String text) {
        var name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                name.append((char) Integer.parseInt(text, i + 2, i + 6, 16));
                i += 5;
            } else {
                name.append(text.charAt(i));
            }
        }
        return name.toString();
    }
}
