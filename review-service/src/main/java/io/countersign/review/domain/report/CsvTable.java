package io.countersign.review.domain.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as RFC 4180 describes it, for spreadsheets: in UTF-8 with a byte order mark. No cell is a formula there: one
 * that begins like a formula is led by an apostrophe.
 */
public final class CsvTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private CsvTable() {}

    public static String of(List<String> header, List<List<String>> rows) {
        var text = new StringBuilder(BYTE_ORDER_MARK).append(line(header));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvTable::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        boolean isFormula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
