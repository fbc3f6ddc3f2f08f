package io.countersign.rules.checks.spelling;

import io.countersign.rules.text.Folding;
import io.countersign.rules.text.Pinyin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strings typed in the place of a name: runs of neighbouring keys or letters, and repeated letters. */
public final class PlaceholderPatterns {

    private static final int MIN_SEGMENT = 3;
    private static final int MIN_LENGTH = 4;
    private static final int MAX_LEADING = 2;
    private static final int MIN_RUN_AFTER = 5;
    private static final int MIN_PAIRS = 6;
    private static final int MAX_LENGTH = 64;

    /** Each three neighbours of a keyboard, an alphabet or a customary order, in both directions. */
    private static final Set<String> NEIGHBOURS = neighbours(List.of(
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "qwertzuiop",
            "yxcvbnm",
            "azertyuiop",
            "qsdfghjklm",
            "wxcvbn",
            "abcdefghijklmnopqrstuvwxyz",
            "01234567890",
            "qazwsxedcrfvtgbyhnujmikolp",
            "1q2w3e4r5t6y7u8i9o0p",
            "plokijuhygtfrdeswaqz",
            "plmoknijbuhvygctfxrdzeswaq",
            "qweasdzxc",
            "asdfjkl",
            "hjklfdsa",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
            "йцукенгшщзхъ",
            "фывапролджэ",
            "ячсмитьбю",
            "абвгдежзийклмнопрстуфхцчшщъыьэюя",
            "αβγδεζηθικλμνξοπρστυφχψω",
            "ㅂㅈㄷㄱㅅ",
            "ㅁㄴㅇㄹㅎ",
            "ㅋㅌㅊㅍ",
            "あいうえおかきくけこさしすせそ",
            "アイウエオカキクケコサシスセソ",
            "いろはにほへと",
            "一二三四五六七八九十",
            "甲乙丙丁戊己庚辛壬癸",
            "子丑寅卯辰巳午未申酉戌亥"));

    /**
     * Letters that lie side by side, with no word among them: four of the home or the bottom row, three of the top row, or
     * consonants of the home row; and a letter or two beside digits in their order.
     */
    private static final Pattern MASHED = Pattern.compile(
            "[asdf]{5,}|[sdfg]{5,}|[zxcv]{5,}|[xcvb]{5,}|[cvbn]{5,}|[vbnm]{5,}"
                    + "|[qwe]{5,}|[wer]{5,}|[ert]{5,}|[rty]{5,}|[tyu]{5,}|[yui]{5,}|[uio]{5,}|[sdfghjkl]{5,}"
                    + "|(?=.{6})(?:a?[sdfghjkl]{3,}){2,}a?|[sdfghjkl]{1,2}a[sdfghjkl]{4,}|[a-z]{1,2}0?1234\\d*|0?1234\\d*[a-z]{1,2}");

    private static final Pattern DATE =
            Pattern.compile("\\d{4}年(?:度|\\d{1,2}月(?:\\d{1,2}[日号])?)?|\\d{1,2}月\\d{1,2}[日号]|\\d{1,2}月份");

    /** Frequent characters whose syllables begin with a key of the home row. */
    private static final String CONVERTED = "阿啊撒萨洒飒旦蒂芬顿斯";

    private static final Pattern HOME_ROW = Pattern.compile("[asdfg]+");
    private static final String KEYS = "qwerty asdfgh zxcvb";

    /** Digits after it are an address. */
    private static final String MESSENGER = "qq";

    private PlaceholderPatterns() {}

    private static Set<String> neighbours(List<String> rows) {
        var found = new HashSet<String>();
        for (var row : rows) {
            var forward = new StringBuilder(Folding.plain(row));
            for (var direction : List.of(forward.toString(), forward.reverse().toString())) {
                for (int at = 0; at + MIN_SEGMENT <= direction.length(); at++) {
                    found.add(direction.substring(at, at + MIN_SEGMENT));
                }
            }
        }
        return Set.copyOf(found);
    }

    /** How certain it is that the text is no name; null if it may be one. */
    public static @Nullable Certainty of(String plain) {
        if (isAllDigits(plain)) {
            return null;
        }
        if (Character.isDigit(plain.charAt(0)) && DATE.matcher(plain).matches()) {
            return Certainty.CERTAIN;
        }
        if (plain.startsWith(MESSENGER) && isAllDigits(plain.substring(MESSENGER.length()))) {
            return null;
        }
        if (isKeyRun(plain) || MASHED.matcher(plain).matches() || isConverted(plain)) {
            return Certainty.CERTAIN;
        }
        return repeated(plain);
    }

    /** What an input method makes of neighbouring keys: 阿斯蒂芬 of asdf, 去问去问 of qwqw. */
    private static boolean isConverted(String plain) {
        int length = plain.length();
        if (length < MIN_LENGTH || !Character.isIdeographic(plain.charAt(0))) {
            return false;
        }
        boolean again = length == MIN_LENGTH && plain.startsWith(plain.substring(0, 2), 2);
        if (!again && plain.chars().filter(c -> CONVERTED.indexOf(c) >= 0).count() < 2) {
            return false;
        }
        var initials = new StringBuilder();
        for (int i = 0; i < length; i++) {
            initials.append(Pinyin.letters(plain.substring(i, i + 1)).charAt(0));
        }
        return again
                ? KEYS.contains(initials.substring(0, 2)) || KEYS.contains(initials.substring(1, 3))
                : HOME_ROW.matcher(initials).matches();
    }

    public enum Certainty {
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
        if (length < (isLatin(plain) ? MIN_LENGTH : MIN_SEGMENT) || length > MAX_LENGTH) {
            return false;
        }
        var reached = new boolean[length + 1];
        reached[0] = true;
        for (int i = 1;
                i <= MAX_LEADING && i <= length - MIN_RUN_AFTER && plain.charAt(i - 1) == plain.charAt(0);
                i++) {
            reached[i] = !Character.isDigit(plain.charAt(0)) && isRun(plain, i, length);
        }
        for (int from = 0; from + MIN_SEGMENT <= length; from++) {
            for (int to = from + MIN_SEGMENT; reached[from] && to <= length && areNeighbours(plain, to); to++) {
                reached[to] = true;
            }
        }
        return reached[length];
    }

    private static boolean isRun(String plain, int from, int to) {
        int end = from + MIN_SEGMENT;
        while (end <= to && areNeighbours(plain, end)) {
            end++;
        }
        return end > to;
    }

    /** Whether the three characters before the index are neighbours. */
    private static boolean areNeighbours(String plain, int to) {
        return NEIGHBOURS.contains(plain.substring(to - MIN_SEGMENT, to));
    }

    /** One repeated letter is certain from three on, and so is {@code aabb}; {@code Coco} and 滴滴 may be names. */
    private static @Nullable Certainty repeated(String plain) {
        int length = plain.codePointCount(0, plain.length());
        if (length > 1 && isOneCharacter(plain)) {
            return length > 2 ? Certainty.CERTAIN : isLatin(plain) ? Certainty.LIKELY : null;
        }
        boolean certain = isLatin(plain)
                && ((length >= MIN_LENGTH && (isMadeOfRuns(plain) || isLetterAndDigit(plain))) || isPairAgain(plain));
        return certain ? Certainty.CERTAIN : null;
    }

    private static boolean isOneCharacter(String plain) {
        return plain.codePoints().distinct().limit(2).count() == 1;
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
