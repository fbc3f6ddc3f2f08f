package io.countersign.intake.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.domain.image.ImageHeader.Format;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegScansTest {

    private static final String START = "FFD8";
    private static final String SCAN = "FFDA0002";

    private static JpegScans of(String hex) {
        return JpegScans.of(HexFormat.of().parseHex(hex));
    }

    private static boolean areTooMuch(JpegScans scans, int width, int height) {
        return scans.areTooMuchFor(new ImageHeader(Format.JPEG, width, height));
    }

    @Test
    void areCountedUntilTheEndOfTheImage() {
        assertThat(of(START + "FFC00002" + SCAN + "0102" + SCAN + "03" + "FFD9" + SCAN))
                .isEqualTo(new JpegScans(2, false));
    }

    @Test
    void areProgressiveByTheirFrame() {
        assertThat(of(START + "FFC20002" + SCAN)).isEqualTo(new JpegScans(1, true));
        assertThat(of(START + "FFCA0002")).isEqualTo(new JpegScans(0, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF00", "FFD0", "FFD7", "FF", "FF01", "FFD8", "00FE"})
    void followWhatHasNoLength(String bytes) {
        assertThat(of(START + bytes + SCAN)).isEqualTo(new JpegScans(1, false));
    }

    @Test
    void areNoneInsideASegment() {
        assertThat(of(START + "FFE10006" + SCAN)).isEqualTo(new JpegScans(0, false));
        assertThat(of(START + "FFE10006" + SCAN + SCAN)).isEqualTo(new JpegScans(1, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FFDA", "FFDA00", "FFDAFFFF"})
    void areCountedInATruncatedFile(String end) {
        assertThat(of(START + end)).isEqualTo(new JpegScans(1, false));
        assertThat(of(START + "FF")).isEqualTo(new JpegScans(0, false));
    }

    @Test
    void areBoundedByThePixelsOfOneAndOfAll() {
        assertThat(areTooMuch(new JpegScans(1, true), 4_000, 5_000)).isFalse();
        assertThat(areTooMuch(new JpegScans(1, true), 4_000, 5_001)).isTrue();
        assertThat(areTooMuch(new JpegScans(1, false), 4_000, 5_001)).isFalse();
        assertThat(areTooMuch(new JpegScans(2, false), 4_000, 5_001)).isTrue();
        assertThat(areTooMuch(new JpegScans(25, true), 2_500, 4_000)).isFalse();
        assertThat(areTooMuch(new JpegScans(26, true), 2_500, 4_000)).isTrue();
    }
}
