package io.countersign.rules.text;

import java.util.Arrays;
import java.util.BitSet;

/** Collects the folded characters of a name, with word boundaries and the index of the code point each comes from. */
final class FoldedNameBuilder {

    private static final int GROWTH = 16;

    private final StringBuilder compact;
    private final BitSet disguised = new BitSet();
    private boolean[] edges;
    private int[] origins;
    private Kind last = Kind.NONE;
    private Kind beforeLast = Kind.NONE;
    private int lastStart;
    private int codePoint;

    private enum Kind {
        NONE,
        HAN,
        DIGIT,
        UPPER,
        LOWER,
        LETTER
    }

    FoldedNameBuilder(int length) {
        compact = new StringBuilder(length);
        edges = new boolean[length + GROWTH];
        origins = new int[length + GROWTH];
    }

    /** Appends the code point as the table folds it. */
    void add(int c, CharTable table) {
        int start = compact.length();
        table.append(compact, c);
        if (compact.length() == start) {
            last = Folding.isIgnorable(c) || isMark(c) ? last : Kind.NONE;
        } else {
            mark(start, kindOf(c));
        }
        codePoint++;
    }

    /** Appends text in the place of code points that are read as it. */
    void addDisguised(String text, int first, int codePoints) {
        int start = compact.length();
        compact.append(text);
        mark(
                start,
                isSign(first) && last != Kind.NONE && last != Kind.HAN ? last : kindOf(isSign(first) ? 'a' : first));
        disguised.set(start, compact.length());
        codePoint += codePoints;
    }

    /** Marks the code point that was added last. */
    void setDisguised() {
        disguised.set(lastStart, compact.length());
    }

    boolean hasDisguised() {
        return !disguised.isEmpty();
    }

    private void mark(int start, Kind kind) {
        grow();
        Arrays.fill(origins, start, compact.length(), codePoint);
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
            origins = Arrays.copyOf(origins, compact.length() * 2);
        }
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isSign(int c) {
        return !Character.isLetterOrDigit(c);
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

    FoldedName build(String name, CharTable table) {
        edges[0] = true;
        edges[compact.length()] = true;
        origins[compact.length()] = codePoint;
        return new FoldedName(name, table, compact.toString(), edges, origins, disguised);
    }
}
