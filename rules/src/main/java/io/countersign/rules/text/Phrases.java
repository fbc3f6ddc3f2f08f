package io.countersign.rules.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A set of folded phrases with their meanings, which finds every phrase in a text. The sorted phrases are concatenated in one array,
 * which takes less memory than a trie; each character of the text narrows the range of matching phrases.
 */
public final class Phrases<T> {

    private final char[] letters;
    /** Where each phrase starts in {@code letters}, and where the last one ends. */
    private final int[] starts;

    private final List<T> meanings;
    /** The first characters of all phrases, ascending, and the first phrase of each. */
    private final char[] initials;

    private final int[] firsts;

    private Phrases(SortedMap<String, T> sorted) {
        this.letters = String.join("", sorted.keySet()).toCharArray();
        this.starts = new int[sorted.size() + 1];
        this.meanings = List.copyOf(sorted.values());
        var initialsFound = new char[sorted.size()];
        var firstsFound = new int[sorted.size() + 1];
        int phrase = 0;
        int distinct = 0;
        for (var text : sorted.keySet()) {
            starts[phrase + 1] = starts[phrase] + text.length();
            if (distinct == 0 || initialsFound[distinct - 1] != text.charAt(0)) {
                initialsFound[distinct] = text.charAt(0);
                firstsFound[distinct++] = phrase;
            }
            phrase++;
        }
        firstsFound[distinct] = phrase;
        this.initials = Arrays.copyOf(initialsFound, distinct);
        this.firsts = Arrays.copyOf(firstsFound, distinct + 1);
    }

    /** Phrases that fold to nothing are left out. */
    public static <T> Phrases<T> of(Map<String, T> meanings, UnaryOperator<String> folding) {
        var sorted = new TreeMap<String, T>();
        meanings.forEach((phrase, meaning) -> sorted.put(folding.apply(phrase), meaning));
        sorted.remove("");
        return new Phrases<>(sorted);
    }

    /** Receives each phrase found. */
    @FunctionalInterface
    public interface PhraseVisitor<T> {
        void visit(int from, int to, T meaning);
    }

    /** Visits every phrase in the text, wherever it begins. */
    public void scan(String text, PhraseVisitor<T> visitor) {
        for (int i = 0; i < text.length(); i++) {
            scanFrom(text, i, visitor);
        }
    }

    /** Visits every phrase that begins at {@code from}, the shortest first. */
    public void scanFrom(String text, int from, PhraseVisitor<T> visitor) {
        int initial = from < text.length() ? Arrays.binarySearch(initials, text.charAt(from)) : -1;
        if (initial < 0) {
            return;
        }
        int low = firsts[initial];
        int high = firsts[initial + 1];
        for (int length = 1; low < high; length++) {
            if (length(low) == length) {
                visitor.visit(from, from + length, meanings.get(low));
            }
            if (from + length == text.length()) {
                return;
            }
            char next = text.charAt(from + length);
            low = firstNotBelow(next, length, low, high);
            high = firstNotBelow(next + 1, length, low, high);
        }
    }

    /** The meaning of the whole text, or null if it is no phrase. */
    public @Nullable T whole(String text) {
        var searched = text.toCharArray();
        int low = 0;
        int high = meanings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compare(letters, starts[middle], starts[middle + 1], searched, 0, searched.length);
            if (order == 0) {
                return meanings.get(middle);
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle;
        }
        return null;
    }

    private int length(int phrase) {
        return starts[phrase + 1] - starts[phrase];
    }

    /** Of phrases that agree before {@code index}, the first whose character there is not below {@code letter}. */
    private int firstNotBelow(int letter, int index, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (length(middle) <= index || letters[starts[middle] + index] < letter) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
