package io.countersign.rules.checks.spelling;

import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Pinyin;
import java.util.List;
import java.util.Map;

/** A Chinese name in which one character of a listed word is written as another one of the same sound, such as 验正码. */
public final class Homophones {

    private static final int MIN_LENGTH = 2;
    private static final int MAX_LENGTH = 8;

    private Homophones() {}

    /** @param words listed words by their syllables */
    public static boolean isHomophone(FoldedName name, Map<String, List<String>> words) {
        var text = name.compact();
        int length = text.length();
        if (length < MIN_LENGTH || length > MAX_LENGTH || !text.chars().allMatch(Character::isIdeographic)) {
            return false;
        }
        return words.getOrDefault(Pinyin.fold(text), List.of()).stream().anyMatch(word -> isLike(name, word));
    }

    /** Of two characters the other one has the same tone, too, and the dictionary knows no word of both. */
    private static boolean isLike(FoldedName name, String word) {
        int different = -1;
        for (int i = 0; i < word.length(); i++) {
            if (name.compact().charAt(i) != word.charAt(i)) {
                if (different >= 0) {
                    return false;
                }
                different = i;
            }
        }
        return different >= 0
                && (word.length() > MIN_LENGTH
                        || (name.isWordBoundary(1)
                                && Pinyin.isSameWithTone(name.compact().charAt(different), word.charAt(different))));
    }
}
