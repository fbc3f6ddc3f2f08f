package io.countersign.rules.checks.spelling;

import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Phrases;
import org.jspecify.annotations.Nullable;

/** Finds the words that make a placeholder of every name that has them, such as 测试 in 支付网关测试. */
public final class MarkerWords {

    private static final char FIRST_JAMO = 0x1100;
    private static final char LAST_JAMO = 0x11FF;

    private final FoldedName name;
    private final String text;

    private MarkerWords(FoldedName name) {
        this.name = name;
        this.text = name.compact();
    }

    /** What is left of the folded name without marker words; null if it has none. */
    public static @Nullable String rest(FoldedName name, Phrases<Boolean> markers) {
        return new MarkerWords(name).rest(markers);
    }

    private @Nullable String rest(Phrases<Boolean> markers) {
        StringBuilder rest = null;
        int copied = 0;
        for (int at = 0; at < text.length(); at++) {
            int[] end = {at};
            boolean[] marker = {false};
            markers.scanFrom(text, at, (from, to, marks) -> {
                if (isWhole(from, to)) {
                    end[0] = to;
                    marker[0] = marks;
                }
            });
            if (marker[0]) {
                rest = (rest == null ? new StringBuilder() : rest).append(text, copied, at);
                copied = end[0];
            }
            at = Math.max(at, end[0] - 1);
        }
        return rest == null ? null : rest.append(text.substring(copied)).toString();
    }

    /** Korean words have endings; the dictionary ends Chinese and Japanese ones, other words are written apart. */
    private boolean isWhole(int from, int to) {
        char first = text.charAt(from);
        if (first >= FIRST_JAMO && first <= LAST_JAMO) {
            return name.isSeparated(from);
        }
        return isIdeographicOrKana(first) ? name.isWords(from, to) : isApart(from) && isApart(to);
    }

    private static boolean isIdeographicOrKana(char c) {
        return c >= 0x3040;
    }

    private boolean isApart(int at) {
        return name.isSeparated(at) || !isAlphabetic(at - 1) || !isAlphabetic(at);
    }

    private boolean isAlphabetic(int at) {
        return Character.isLetter(text.charAt(at)) && text.charAt(at) < FIRST_JAMO;
    }
}
