package io.countersign.contracts.reasons;

/**
 * A part of a text, in code points.
 *
 * @param from index of the first code point
 * @param to index after the last code point
 */
public record TextRange(int from, int to) {

    public TextRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("Not a range: " + from + " to " + to);
        }
    }

    /** The part of the text. */
    public String of(String text) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }
}
