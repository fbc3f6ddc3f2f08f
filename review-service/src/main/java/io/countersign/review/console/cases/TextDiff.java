package io.countersign.review.console.cases;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two texts: by words, and by characters in Chinese and Japanese, which have no spaces between words. The kept
 * and the removed parts are the older text, the kept and the added ones the newer text.
 */
record TextDiff(List<Part> parts) {

    private static final String UNSPACED = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]";
    private static final Pattern TOKEN =
            Pattern.compile(UNSPACED + "|(?:(?!" + UNSPACED + ")[\\p{L}\\p{M}\\p{N}])+|\\s+|\\X");

    /** So many code points of an unchanged text stay beside each change. */
    private static final int CONTEXT = 8;

    private static final String ELLIPSIS = "…";

    enum Change {
        KEPT,
        REMOVED,
        ADDED
    }

    TextDiff {
        parts = List.copyOf(parts);
    }

    static TextDiff between(String before, String after) {
        var parts = new ArrayList<Part>();
        var removed = new StringBuilder();
        var added = new StringBuilder();
        for (var delta : DiffUtils.diff(tokens(before), tokens(after), true).getDeltas()) {
            var old = String.join("", delta.getSource().getLines());
            var now = String.join("", delta.getTarget().getLines());
            var isKept = delta.getType() == DeltaType.EQUAL;
            // a space between two changed words does not split the change
            if (isKept && (!old.isBlank() || (removed.isEmpty() && added.isEmpty()))) {
                replaced(removed.toString(), added.toString()).forEach(parts::add);
                removed.setLength(0);
                added.setLength(0);
                parts.add(new Part(Change.KEPT, old));
            } else {
                removed.append(old);
                added.append(now);
            }
        }
        replaced(removed.toString(), added.toString()).forEach(parts::add);
        return new TextDiff(parts);
    }

    /** A value for which the words of the other one mean nothing. */
    static TextDiff replacement(String before, String after) {
        return new TextDiff(replaced(before, after).toList());
    }

    private static Stream<Part> replaced(String removed, String added) {
        return Stream.of(new Part(Change.REMOVED, removed), new Part(Change.ADDED, added))
                .filter(part -> !part.text().isEmpty());
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The changes without most of what did not change; null where nothing would be saved. */
    public @Nullable TextDiff trimmed() {
        var last = parts.size() - 1;
        var trimmed = IntStream.rangeClosed(0, last)
                .mapToObj(at -> parts.get(at).trimmed(at > 0, at < last))
                .toList();
        return trimmed.equals(parts) ? null : new TextDiff(trimmed);
    }

    /** A part of either text, or of both. */
    record Part(Change change, String text) {

        public boolean removed() {
            return change == Change.REMOVED;
        }

        public boolean added() {
            return change == Change.ADDED;
        }

        private Part trimmed(boolean followsChange, boolean precedesChange) {
            int sides = (followsChange ? 1 : 0) + (precedesChange ? 1 : 0);
            int length = text.codePointCount(0, text.length());
            if (change != Change.KEPT || sides == 0 || length <= CONTEXT * (sides + 1)) {
                return this;
            }
            var start = followsChange ? text.substring(0, text.offsetByCodePoints(0, CONTEXT)) : "";
            var end = precedesChange ? text.substring(text.offsetByCodePoints(text.length(), -CONTEXT)) : "";
            return new Part(change, start + ELLIPSIS + end);
        }
    }
}
