package io.countersign.review.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @Test
    void cellsAreQuotedAndLinesEndAsTheStandardRequires() {
        var table = CsvTable.of(List.of("a", "b"), List.of(List.of("x,y", "say \"hi\""), List.of("", "签名")));

        assertThat(table).isEqualTo("\uFEFF\"a\",\"b\"\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n\"\",\"签名\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void noCellIsAFormula(String value) {
        var table = CsvTable.of(List.of("a"), List.of(List.of(value)));

        assertThat(table).endsWith("\"'" + value + "\"\r\n");
    }
}
