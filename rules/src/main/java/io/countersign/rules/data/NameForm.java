package io.countersign.rules.data;

import java.util.Locale;

/**
 * What a name in a region may look like.
 *
 * @param min code points
 * @param max code points
 */
public record NameForm(int min, int max, Characters characters, Text example) {

    /** What a name may consist of. */
    public enum Characters {
        CHINESE_LETTERS_DIGITS,
        ANY_BUT_CONTROLS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
