package io.countersign.intake.image;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import org.jtransforms.dct.DoubleDCT_2D;

/**
 * A hash of what a picture looks like: of a scaled, brightened or compressed copy it differs in few bits. The brightness of the
 * picture, averaged to {@value #SIDE} by {@value #SIDE} cells, is transformed to frequencies; each of the lowest is one bit,
 * whether it is above their median.
 */
final class PerceptualHasher {

    static final int BITS = 256;

    private static final int SIDE = 64;
    private static final int FREQUENCIES = 16;

    private PerceptualHasher() {}

    /** In hex. */
    static String hash(UprightPixels picture) {
        var cells = picture.brightness(SIDE);
        new DoubleDCT_2D(SIDE, SIDE).forward(cells, true);
        var lowest = new double[BITS];
        for (int y = 0; y < FREQUENCIES; y++) {
            System.arraycopy(cells[y], 0, lowest, y * FREQUENCIES, FREQUENCIES);
        }
        return hex(lowest);
    }

    private static String hex(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        double median = (sorted[BITS / 2 - 1] + sorted[BITS / 2]) / 2;
        var bits = new BitSet(BITS);
        for (int bit = 0; bit < BITS; bit++) {
            bits.set(bit, values[bit] > median);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(bits.toByteArray(), BITS / Byte.SIZE));
    }
}
