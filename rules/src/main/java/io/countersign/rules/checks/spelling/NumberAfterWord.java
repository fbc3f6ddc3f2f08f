package io.countersign.rules.checks.spelling;

import io.countersign.rules.data.Prohibited.Term;
import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Phrases;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name in which a number or an address follows a word, such as 扣群8412275, {@code WhatsApp +447700900} or {@code Earn $500}. */
public final class NumberAfterWord {

    /** What follows the word: a number, or letters and digits. */
    private static final Pattern ADDRESS =
            Pattern.compile("[号群]?(?:id|no)?[a-z_]{0,12}\\d{3,}.*|[号群]?[a-z]{1,4}\\d{2,}.*");

    private NumberAfterWord() {}

    /** The word; null if no number follows one. */
    public static @Nullable Term find(FoldedName name, Phrases<Term> words) {
        if (!hasDigit(name.compact())) {
            return null;
        }
        var found = new @Nullable Term[1];
        words.scan(name.compact(), (from, to, term) -> {
            boolean word = name.compact().charAt(from) >= 0x80 || name.isEdge(from);
            if (word
                    && ADDRESS.matcher(name.compact())
                            .region(to, name.compact().length())
                            .matches()) {
                found[0] = term;
            }
        });
        return found[0];
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
}
