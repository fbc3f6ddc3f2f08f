package io.countersign.rules.checks.spelling;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name with digits before or after its letters.
 *
 * @param text the name without them
 * @param isCounted whether they number it, as in 客服2号 or {@code Alert 3}
 */
public record NumberedName(String text, boolean isCounted) {

    /** More are a telephone or identity number, which another rule rejects. */
    private static final int MAX_REMOVED = 10;

    private static final Pattern COUNTED =
            Pattern.compile("(?<text>.*?\\p{L})(?:[\\s.#_-]+(?:[Nn]o\\.?\\s*)?\\p{Nd}{1,4}|第?\\p{Nd}{1,4}[号期组部])");

    public static @Nullable NumberedName of(String name) {
        if (hasDigit(name)) {
            var counted = COUNTED.matcher(name);
            if (counted.matches()) {
                return new NumberedName(counted.group("text"), true);
            }
        }
        var bare = withoutDigits(name);
        int removed = name.length() - bare.length();
        return removed == 0 || removed > MAX_REMOVED ? null : new NumberedName(bare, false);
    }

    private static boolean hasDigit(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isDigit(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutDigits(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && !Character.isLetter(name.codePointAt(from))) {
            from += Character.charCount(name.codePointAt(from));
        }
        while (to > from && !Character.isLetter(name.codePointBefore(to))) {
            to -= Character.charCount(name.codePointBefore(to));
        }
        return name.substring(from, to);
    }
}
