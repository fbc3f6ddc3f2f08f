package io.countersign.rules.text;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A name folded to its skeleton, which still knows where words began: at separators, at a capital after small letters,
 * and between scripts and digits. So {@code t e s t} is {@code TEST}, and {@code Contest} does not contain that word.
 */
public final class FoldedName {

    private final String name;
    private final String compact;
    private final boolean[] edges;
    private @Nullable BitSet words;

    private FoldedName(String name, String compact, boolean[] edges) {
        this.name = name;
        this.compact = compact;
        this.edges = edges;
    }

    public static FoldedName of(String name) {
        var builder = new Builder(name.length());
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            builder.add(c);
            i += Character.charCount(c);
        }
        return builder.build(name);
    }

    /** Letters and digits only. */
    public String compact() {
        return compact;
    }

    public boolean isEmpty() {
        return compact.isEmpty();
    }

    /** Whether the part from {@code from} to {@code to} of the compact form begins and ends where words do. */
    public boolean isWhole(int from, int to) {
        return edges[from] && edges[to];
    }

    /** Whether a dictionary, too, finds the part to be one or more whole words: not 传教 in 薪传教育. */
    public boolean isWords(int from, int to) {
        if (words == null) {
            words = Words.edges(name);
        }
        return words.get(from) && words.get(to);
    }

    public boolean contains(FoldedName other) {
        return compact.contains(other.compact);
    }

    public boolean reads(@Nullable FoldedName other) {
        return other != null && compact.equals(other.compact);
    }

    @Override
    public String toString() {
        return compact;
    }

    private enum Kind {
        NONE,
        HAN,
        DIGIT,
        UPPER,
        LOWER,
        LETTER
    }

    private static final class Builder {

        private final StringBuilder compact;
        private boolean[] edges;
        private Kind last = Kind.NONE;
        private Kind beforeLast = Kind.NONE;
        private int lastStart;

        Builder(int length) {
            compact = new StringBuilder(length);
            edges = new boolean[length + 8];
        }

        void add(int c) {
            int start = compact.length();
            Folding.appendSkeleton(compact, c);
            if (compact.length() == start) {
                last = Folding.isIgnorable(c) || isMark(c) ? last : Kind.NONE;
                return;
            }
            grow();
            var kind = kindOf(c);
            if (isEdge(kind)) {
                edges[start] = true;
            }
            if (kind == Kind.LOWER && last == Kind.UPPER && beforeLast == Kind.UPPER) {
                edges[lastStart] = true;
            }
            beforeLast = last;
            last = kind;
            lastStart = start;
        }

        private boolean isEdge(Kind kind) {
            return kind != last && !(last == Kind.UPPER && kind == Kind.LOWER);
        }

        private void grow() {
            if (edges.length <= compact.length()) {
                edges = Arrays.copyOf(edges, compact.length() * 2);
            }
        }

        private static boolean isMark(int c) {
            return switch (Character.getType(c)) {
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
                default -> false;
            };
        }

        private static Kind kindOf(int c) {
            if (Character.isDigit(c)) {
                return Kind.DIGIT;
            }
            if (Character.isIdeographic(c)) {
                return Kind.HAN;
            }
            return Character.isUpperCase(c) ? Kind.UPPER : Character.isLowerCase(c) ? Kind.LOWER : Kind.LETTER;
        }

        FoldedName build(String name) {
            edges[0] = true;
            edges[compact.length()] = true;
            return new FoldedName(name, compact.toString(), edges);
        }
    }
}
