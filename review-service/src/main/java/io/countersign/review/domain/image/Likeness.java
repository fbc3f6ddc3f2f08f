package io.countersign.review.domain.image;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A perceptual hash of {@value #BITS} bits. Two that differ in at most {@value #MAX_DISTANCE} bits count as alike. The hash is
 * divided into one band more than that, so that at least one band of two alike hashes is equal: whoever looks bands up
 * by equality finds every one. A band takes every n-th bit, for what is equal on all copies of a form is equal in one place.
 */
public record Likeness(String hex) {

    static final int BITS = 256;
    static final int MAX_DISTANCE = 7;

    private static final int BANDS = MAX_DISTANCE + 1;
    private static final int DIGITS = BITS / 4;

    /** Null for what is no hash of this length, such as one of a later release. */
    static @Nullable Likeness of(@Nullable String hex) {
        return hex != null
                        && hex.length() == DIGITS
                        && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))
                ? new Likeness(hex)
                : null;
    }

    private BitSet bits() {
        return BitSet.valueOf(HexFormat.of().parseHex(hex));
    }

    int distance(Likeness other) {
        var differing = bits();
        differing.xor(other.bits());
        return differing.cardinality();
    }

    /** Equal strings are equal bands of the same place. */
    List<String> bands() {
        var bits = bits();
        var bands = new ArrayList<String>(BANDS);
        for (int band = 0; band < BANDS; band++) {
            long value = 0;
            for (int bit = band; bit < BITS; bit += BANDS) {
                value = value << 1 | (bits.get(bit) ? 1 : 0);
            }
            bands.add(band + ":" + Long.toHexString(value));
        }
        return bands;
    }
}
