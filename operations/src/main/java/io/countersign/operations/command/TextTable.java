package io.countersign.operations.command;

import java.util.ArrayList;
import java.util.List;

/** A table of plain text. Ideographs and full-width characters take two columns. The last column is cut to fit. */
public final class TextTable {

    /** The width of a terminal in which every table fits. */
    public static final int MAX_WIDTH = 120;

    private static final int GAP = 2;
    private static final int MIN_LAST_COLUMN = 10;
    private static final int FULL_WIDTH_FIRST = 0xFF00;
    private static final int FULL_WIDTH_LAST = 0xFF60;

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... headings) {
        row(headings);
    }

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The number of rows without the headings. */
    public int size() {
        return rows.size() - 1;
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
        int used = 0;
        int last = widths.length - 1;
        for (int i = 0; i < last; i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - width(row.get(i)) + GAP);
            used += widths[i] + GAP;
        }
        line.append(cut(row.get(last), Math.max(MIN_LAST_COLUMN, MAX_WIDTH - used)));
        return line.toString().stripTrailing();
    }

    /** The text, or its beginning and an ellipsis if it is wider. */
    public static String cut(String text, int maxWidth) {
        if (width(text) <= maxWidth) {
            return text;
        }
        var shown = new StringBuilder();
        int used = 1;
        for (int c : text.codePoints().toArray()) {
            used += width(c);
            if (used > maxWidth) {
                break;
            }
            shown.appendCodePoint(c);
        }
        return shown.append('…').toString();
    }

    private static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int c) {
        return Character.isIdeographic(c) || (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) ? 2 : 1;
    }
}
