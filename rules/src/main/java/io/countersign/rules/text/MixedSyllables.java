package io.countersign.rules.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Chinese name in which Latin syllables are written in the place of characters, such as 刷dan.
 *
 * @param units each character, or the letters of a syllable
 * @param folded a character for the syllable of each unit
 */
public record MixedSyllables(List<String> units, String folded) {

    private static final int MAX_SYLLABLE = 6;

    public MixedSyllables {
        units = List.copyOf(units);
    }

    /** Null if the folded name has no syllable beside a Chinese character. */
    public static @Nullable MixedSyllables of(String plain) {
        var units = new ArrayList<String>();
        var folded = new StringBuilder();
        boolean mixed = false;
        for (int from = 0; from < plain.length(); ) {
            int to = from + 1;
            while (isLetter(plain.charAt(from)) && to < plain.length() && isLetter(plain.charAt(to))) {
                to++;
            }
            boolean syllable = isLetter(plain.charAt(from)) && to - from > 1 && to - from <= MAX_SYLLABLE;
            mixed |= syllable && (isHan(plain, from - 1) || isHan(plain, to));
            units.add(plain.substring(from, to));
            folded.append(
                    syllable ? Pinyin.foldSyllable(plain.substring(from, to)) : foldCharacter(plain.charAt(from)));
            from = to;
        }
        return mixed ? new MixedSyllables(units, folded.toString()) : null;
    }

    private static char foldCharacter(char c) {
        return Pinyin.fold(Character.toString(c)).charAt(0);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isHan(String text, int at) {
        return at >= 0 && at < text.length() && Character.isIdeographic(text.charAt(at));
    }
}
