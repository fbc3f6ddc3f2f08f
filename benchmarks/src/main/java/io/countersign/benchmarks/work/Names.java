package io.countersign.benchmarks.work;

/**
 * Names that nobody has heard of, any two of them two edits apart or more, so that none is another's look-alike: all are
 * equally long and the last syllable is a checksum of the others.
 */
public final class Names {

    private static final String CONSONANTS = "bdfgknprstvz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
    private static final int DIGITS = 4;

    /** How many there are. */
    static final int COUNT = SYLLABLES * SYLLABLES * SYLLABLES * SYLLABLES;

    private Names() {}

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
