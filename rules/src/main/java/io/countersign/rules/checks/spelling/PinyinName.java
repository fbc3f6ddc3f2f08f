package io.countersign.rules.checks.spelling;

import io.countersign.rules.data.GenericWords;
import io.countersign.rules.data.GenericWords.Kind;
import io.countersign.rules.text.Pinyin;
import org.jspecify.annotations.Nullable;

/** A name in Latin letters that reads like Chinese placeholders when it is pronounced, such as {@code ceshiqianming}. */
final class PinyinName {

    private static final int MIN_MIXED = 4;
    private static final int MIN_LETTERS = 8;
    private static final int MAX_LETTERS = 24;

    /** No brand begins or ends so. */
    private static final String TEST = Pinyin.letters("测试");

    private static final String ANY = Pinyin.letters("随便");

    /** Words one after the other, and whether a placeholder is among them. */
    private record Words(int count, boolean placeholder) {

        boolean isSurerThan(@Nullable Words other) {
            return other == null || (placeholder && !other.placeholder);
        }
    }

    private PinyinName() {}

    /** Whether the folded name is two listed words or more with a placeholder among them; some is in Latin letters. */
    static boolean isPlaceholder(String plain, GenericWords generic) {
        if (plain.length() < MIN_MIXED || plain.chars().allMatch(Character::isIdeographic)) {
            return false;
        }
        var letters = Pinyin.letters(plain);
        if (letters.startsWith(TEST) || letters.endsWith(TEST) || letters.startsWith(ANY)) {
            return letters.length() <= MAX_LETTERS;
        }
        if (letters.length() < MIN_LETTERS || !letters.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return false;
        }
        var reached = new @Nullable Words[letters.length() + 1];
        reached[0] = new Words(0, false);
        for (int from = 0; from < letters.length(); from++) {
            var before = reached[from];
            if (before != null) {
                generic.pinyin().scanFrom(letters, from, (start, to, kind) -> {
                    var words = new Words(before.count() + 1, before.placeholder() || isPlaceholder(kind));
                    if (words.isSurerThan(reached[to])) {
                        reached[to] = words;
                    }
                });
            }
        }
        var all = reached[letters.length()];
        return all != null && all.placeholder();
    }

    private static boolean isPlaceholder(Kind kind) {
        return kind == Kind.FILLER || kind == Kind.PLACEHOLDER;
    }
}
