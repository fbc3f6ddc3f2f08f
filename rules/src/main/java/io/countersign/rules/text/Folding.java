package io.countersign.rules.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.util.ULocale;

/**
 * Folds away what a reader does not see: width, case, traditional against simplified Chinese, confusable letters (UTS
 * 39), diacritics, zero-width and separator characters. Each code point folds by itself, so folding twice changes
 * nothing.
 */
public final class Folding {

    private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();
    private static final SpoofChecker SPOOF = new SpoofChecker.Builder().build();
    private static final int MAX_ROUNDS = 8;

    static final CharTable SKELETON = new CharTable(c -> settled(c, true));
    static final CharTable PLAIN = new CharTable(c -> settled(c, false));

    private Folding() {}

    /** What two names have in common that may be mistaken for each other; letters and digits only. */
    public static String skeleton(String text) {
        return apply(SKELETON, text);
    }

    /** The same without confusables, in lower case: what a reader would type. */
    public static String plain(String text) {
        return apply(PLAIN, text);
    }

    private static String apply(CharTable table, String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            table.append(folded, c);
            i += Character.charCount(c);
        }
        return folded.toString();
    }

    /** Folds until nothing changes any more. */
    private static String settled(int codePoint, boolean confusables) {
        switch (Character.getType(codePoint)) {
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {
                return "";
            }
            default -> {}
        }
        var text = Character.toString(codePoint);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var next = step(text, confusables);
            if (next.equals(text)) {
                break;
            }
            text = next;
        }
        return text;
    }

    private static String step(String text, boolean confusables) {
        var out = new StringBuilder();
        NFKD.normalize(text).codePoints().filter(Folding::isKept).forEach(c -> {
            var simple = Character.toString(SimplifiedCharacters.of(c));
            out.append(
                    confusables
                            ? confused(UCharacter.toUpperCase(ULocale.ROOT, simple))
                            : UCharacter.foldCase(simple, true));
        });
        return out.toString();
    }

    /** UTS 39's skeleton, unless it would make punctuation of a letter. */
    private static String confused(String upper) {
        var skeleton = SPOOF.getSkeleton(upper);
        return skeleton.codePoints().allMatch(Folding::isKept) ? UCharacter.toUpperCase(ULocale.ROOT, skeleton) : upper;
    }

    private static boolean isKept(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.COMBINING_SPACING_MARK -> !isIgnorable(c);
            case Character.NON_SPACING_MARK -> !isDiacritic(c) && !isIgnorable(c);
            default -> false;
        };
    }

    private static boolean isDiacritic(int c) {
        return within(c, 0x0300, 0x036F)
                || within(c, 0x1AB0, 0x1AFF)
                || within(c, 0x1DC0, 0x1DFF)
                || within(c, 0x20D0, 0x20FF)
                || within(c, 0xFE20, 0xFE2F);
    }

    private static boolean within(int c, int first, int last) {
        return first <= c && c <= last;
    }

    /** Characters that show nothing, zero-width ones and fillers among them. */
    public static boolean isIgnorable(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
