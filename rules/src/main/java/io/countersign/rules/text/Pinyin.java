package io.countersign.rules.text;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/** Reads Chinese characters as syllables, by ICU's most usual reading of each. */
public final class Pinyin {

    private static final Transliterator SYLLABLES = Transliterator.getInstance("Han-Latin");
    private static final Transliterator WITHOUT_TONES = Transliterator.getInstance("Latin-ASCII");
    private static final CharTable TABLE = new CharTable(Pinyin::syllable);

    private static final int FIRST_CODE = 0xE000;
    private static final int CODES = 0x18FF;

    private Pinyin() {}

    /** The text with a character for each syllable: homophones are the same, the length is kept. */
    public static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(Character.isIdeographic(c) ? syllableCode(c) : c);
        }
        return folded.toString();
    }

    /** The text with each character as the letters of its syllable, without tones and spaces. */
    public static String letters(String text) {
        var letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var syllable = Character.isIdeographic(text.charAt(i)) ? TABLE.of(text.charAt(i)) : null;
            letters.append(
                    syllable == null
                            ? Character.toString(text.charAt(i))
                            : syllable.substring(syllable.indexOf('|') + 1).toLowerCase(Locale.ROOT));
        }
        return letters.toString();
    }

    /** The code of a syllable that is written in Latin letters without its tone. */
    public static char foldSyllable(String letters) {
        return code(letters);
    }

    /** Whether both are pronounced the same, tones included. */
    public static boolean isSameWithTone(char one, char other) {
        var syllable = TABLE.of(one);
        return syllable != null && syllable.equals(TABLE.of(other));
    }

    /** Whether both are pronounced the same but for tones. */
    public static boolean isSame(char one, char other) {
        return Character.isIdeographic(one)
                && Character.isIdeographic(other)
                && syllableCode(one) == syllableCode(other);
    }

    /** A character of the private-use area for the syllable without its tone. */
    private static char syllableCode(char c) {
        var syllable = TABLE.of(c);
        if (syllable == null) {
            return c;
        }
        return code(syllable.substring(syllable.indexOf('|') + 1));
    }

    private static char code(String letters) {
        return (char) (FIRST_CODE + (letters.hashCode() & Integer.MAX_VALUE) % CODES);
    }

    private static String syllable(int codePoint) {
        var text = Character.toString(codePoint);
        if (!Character.isIdeographic(codePoint)) {
            return text;
        }
        var syllable = SYLLABLES.transliterate(text).strip();
        return syllable.equals(text) ? text : syllable + '|' + WITHOUT_TONES.transliterate(syllable);
    }
}
