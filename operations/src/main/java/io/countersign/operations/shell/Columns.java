package io.countersign.operations.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in plain columns, each as wide as its widest cell; Chinese characters take two places. */
public final class Columns {

    private final List<List<String>> rows = new ArrayList<>();

    public Columns(String... heads) {
        row(heads);
    }

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    public List<String> lines() {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = row.get(i);
            line.append(cell);
            if (i < widths.length - 1) {
                line.repeat(' ', widths[i] - width(cell) + 2);
            }
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return Arrays.stream(cell.codePoints().toArray())
                .map(c -> Character.isIdeographic(c) || (c >= 0xFF00 && c <= 0xFF60) ? 2 : 1)
                .sum();
    }
}
