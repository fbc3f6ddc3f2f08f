package io.countersign.benchmarks.workload;

/**
 * Generates names of equal length of which any two differ in at least two places, so that none is a look-alike of
 * another: the last syllable is a checksum of the others.
 */
public final class NameGenerator {

    private static final String CONSONANTS = "bdfgknprstvz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
    private static final int DIGITS = 4;

    /** The number of distinct names. */
    static final int COUNT = SYLLABLES * SYLLABLES * SYLLABLES * SYLLABLES;

    private NameGenerator() {}

    public static String name(int number) {
        var name = new StringBuilder(12).append("Zu");
        int rest = number;
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = rest % SYLLABLES;
            sum += digit;
            append(name, digit);
            rest /= SYLLABLES;
        }
        append(name, sum % SYLLABLES);
        return name.toString();
    }

    private static void append(StringBuilder name, int digit) {
        name.append(CONSONANTS.charAt(digit / VOWELS.length())).append(VOWELS.charAt(digit % VOWELS.length()));
    }
}
