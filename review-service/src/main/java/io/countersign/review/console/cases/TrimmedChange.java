package io.countersign.review.console.cases;

import org.jspecify.annotations.Nullable;

/**
 * A change of a long text without most of what did not change.
 *
 * @param head the end of what precedes the change
 * @param tail the beginning of what follows it
 */
record TrimmedChange(String head, String removed, String added, String tail) {

    /** So many code points of the unchanged text stay on each side. */
    private static final int CONTEXT = 8;

    private static final String ELLIPSIS = "…";

    /** Null where nothing would be saved. */
    static @Nullable TrimmedChange of(String before, String after) {
        var old = before.codePoints().toArray();
        var now = after.codePoints().toArray();
        int shorter = Math.min(old.length, now.length);
        int head = 0;
        while (head < shorter && old[head] == now[head]) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old[old.length - 1 - tail] == now[now.length - 1 - tail]) {
            tail++;
        }
        if (head <= 2 * CONTEXT && tail <= 2 * CONTEXT) {
            return null;
        }
        return new TrimmedChange(
                end(now, head),
                text(old, head, old.length - tail),
                text(now, head, now.length - tail),
                start(now, tail));
    }

    private static String end(int[] text, int length) {
        return length <= 2 * CONTEXT ? text(text, 0, length) : ELLIPSIS + text(text, length - CONTEXT, length);
    }

    private static String start(int[] text, int length) {
        int from = text.length - length;
        return length <= 2 * CONTEXT ? text(text, from, text.length) : text(text, from, from + CONTEXT) + ELLIPSIS;
    }

    private static String text(int[] text, int from, int until) {
        return new String(text, from, until - from);
    }
}
