package io.countersign.platform.store.document;

/** Numbers as texts that sort as the numbers do. */
public final class PaddedNumbers {

    private static final int DIGITS = 16;
    private static final String ZEROS = "0".repeat(DIGITS);

    private PaddedNumbers() {}

    /** With leading zeros, for numbers of at most sixteen digits. A format string takes many times as long. */
    public static String padded(long number) {
        var digits = Long.toString(number);
        if (number < 0 || digits.length() > DIGITS) {
            throw new IllegalArgumentException("not a number of sixteen digits: " + number);
        }
        return ZEROS.substring(digits.length()) + digits;
    }
}
