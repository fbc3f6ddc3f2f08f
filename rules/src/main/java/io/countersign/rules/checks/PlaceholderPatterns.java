package io.countersign.rules.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings typed in the place of a name: runs of neighbouring keys or letters, and repeated letters. */
final class PlaceholderPatterns {

    private static final int MIN_SEGMENT = 3;
    private static final int MIN_LENGTH = 4;
    private static final int MAX_LEADING = 2;
    private static final int MIN_RUN_AFTER = 5;
    private static final int MIN_PAIRS = 6;
    private static final int MAX_LENGTH = 64;

    private static final List<String> ROWS = bothWays(List.of(
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "abcdefghijklmnopqrstuvwxyz",
            "01234567890",
            "qazwsxedcrfvtgbyhnujmikolp",
            "1q2w3e4r5t6y7u8i9o0p",
            "plokijuhygtfrdeswaqz",
            "plmoknijbuhvygctfxrdzeswaq",
            "qweasdzxc",
            "asdfjkl",
            "hjklfdsa",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"));

    private PlaceholderPatterns() {}

    private static List<String> bothWays(List<String> rows) {
        return rows.stream()
                .<String>mapMulti((row, out) -> {
                    out.accept(row);
                    out.accept(new StringBuilder(row).reverse().toString());
                })
                .toList();
    }

    /** How certain it is that the text is no name; null if it may be one. */
    static @Nullable Certainty of(String plain) {
        if (isAllDigits(plain)) {
            return null;
        }
        if (isKeyRun(plain)) {
            return Certainty.CERTAIN;
        }
        return repeated(plain);
    }

    enum Certainty {
        CERTAIN,
        LIKELY
    }

    static boolean isAllDigits(String plain) {
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            if (!Character.isDigit(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean isKeyRun(String plain) {
        int length = plain.length();
        if (length < MIN_LENGTH || length > MAX_LENGTH || !isLatin(plain)) {
            return false;
        }
        var reached = new boolean[length + 1];
        reached[0] = true;
        for (int i = 1;
                i <= MAX_LEADING && i <= length - MIN_RUN_AFTER && plain.charAt(i - 1) == plain.charAt(0);
                i++) {
            reached[i] = !Character.isDigit(plain.charAt(0)) && isInRow(plain, i, length);
        }
        for (int from = 0; from < length; from++) {
            for (int to = from + MIN_SEGMENT; reached[from] && to <= length && isInRow(plain, from, to); to++) {
                reached[to] = true;
            }
        }
        return reached[length];
    }

    private static boolean isInRow(String plain, int from, int to) {
        var segment = plain.substring(from, to);
        for (var row : ROWS) {
            if (row.contains(segment)) {
                return true;
            }
        }
        return false;
    }

    /** One repeated letter is certain from four on, and so is {@code aabb}; {@code Coco} and 滴滴 may be names. */
    private static @Nullable Certainty repeated(String plain) {
        int length = plain.codePointCount(0, plain.length());
        if (length > 1 && isOneCharacter(plain)) {
            return length >= MIN_LENGTH || (length > 2 && isLatin(plain))
                    ? Certainty.CERTAIN
                    : isLatin(plain) || length > 2 ? Certainty.LIKELY : null;
        }
        if (!isLatin(plain)) {
            return null;
        }
        if (length >= MIN_LENGTH && (isMadeOfRuns(plain) || isLetterAndDigit(plain))) {
            return Certainty.CERTAIN;
        }
        return isPairAgain(plain) ? Certainty.CERTAIN : null;
    }

    private static boolean isOneCharacter(String plain) {
        int first = plain.codePointAt(0);
        for (int i = 0; i < plain.length(); i += Character.charCount(first)) {
            if (plain.codePointAt(i) != first) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMadeOfRuns(String plain) {
        for (int from = 0; from < plain.length(); ) {
            int to = from;
            while (to < plain.length() && plain.charAt(to) == plain.charAt(from)) {
                to++;
            }
            if (to - from < 2) {
                return false;
            }
            from = to;
        }
        return true;
    }

    /** One letter and one digit in any order, as in {@code 111a}. */
    private static boolean isLetterAndDigit(String plain) {
        return plain.chars().distinct().count() == 2
                && plain.chars().filter(Character::isDigit).distinct().count() == 1;
    }

    /** {@code fafafa}, and {@code dfdf}, which has no vowel; {@code Coco} may be a name. */
    private static boolean isPairAgain(String plain) {
        if (plain.length() < MIN_LENGTH || (plain.length() < MIN_PAIRS && hasVowel(plain))) {
            return false;
        }
        for (int i = 2; i < plain.length(); i++) {
            if (plain.charAt(i) != plain.charAt(i - 2)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasVowel(String plain) {
        return plain.chars().anyMatch(c -> "aeiouy0123456789".indexOf(c) >= 0);
    }

    private static boolean isLatin(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
