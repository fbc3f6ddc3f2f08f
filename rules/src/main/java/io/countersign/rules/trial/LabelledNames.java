package io.countersign.rules.trial;

import io.countersign.contracts.Region;
import io.countersign.contracts.application.SignatureType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Names with the findings that are expected, one a line: labels, region, name, verified name and type between tabs. */
record LabelledNames(List<Line> lines) {

    private static final String DEFAULT_VERIFIED_NAME = "深圳市星河云科技有限公司";
    private static final int VERIFIED_NAME = 3;
    private static final int TYPE = 4;

    /** One name; a character without a visible form is written as a backslash, u and four hex digits. */
    record Line(Set<String> labels, Region region, String name, String verifiedName, SignatureType type) {

        boolean hasLabel(String label) {
            return labels.contains(label);
        }
    }

    LabelledNames {
        lines = List.copyOf(lines);
    }

    /** @throws IllegalArgumentException naming the line that has an unknown region or type */
    static LabelledNames read(Path file) throws IOException {
        var lines = new ArrayList<Line>();
        int number = 0;
        for (var text : Files.readAllLines(file)) {
            number++;
            if (!text.isBlank() && !text.startsWith("#")) {
                lines.add(line(file + ":" + number, text.split("\t", -1)));
            }
        }
        return new LabelledNames(lines);
    }

    private static Line line(String place, String[] parts) {
        if (parts.length <= 2) {
            throw new IllegalArgumentException(place + ": expected labels, region and name between tabs");
        }
        return new Line(
                Set.of(parts[0].split(",")),
                find(Region.values(), parts[1], place),
                visible(parts[2]),
                column(parts, VERIFIED_NAME, DEFAULT_VERIFIED_NAME),
                find(SignatureType.values(), column(parts, TYPE, SignatureType.COMPANY.code()), place));
    }

    private static String column(String[] parts, int column, String otherwise) {
        return parts.length > column && !parts[column].isEmpty() ? parts[column] : otherwise;
    }

    private static <E extends Enum<E>> E find(E[] values, String code, String place) {
        return Stream.of(values)
                .filter(value -> value.name().equalsIgnoreCase(code))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(place + ": " + code + " is not known"));
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
