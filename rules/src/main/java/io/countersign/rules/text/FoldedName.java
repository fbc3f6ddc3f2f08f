package io.countersign.rules.text;

import io.countersign.contracts.reasons.TextRange;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A folded name that keeps its word boundaries: separators, a capital after small letters, and changes between scripts
 * and digits. So {@code t e s t} is {@code test}, and {@code Contest} does not contain that word.
 */
public final class FoldedName {

    private final String name;
    private final CharTable table;
    private final String compact;
    private final boolean[] edges;
    private final int[] origins;
    private final BitSet disguised;
    private @Nullable BitSet words;

    FoldedName(String name, CharTable table, String compact, boolean[] edges, int[] origins, BitSet disguised) {
        this.name = name;
        this.table = table;
        this.compact = compact;
        this.edges = edges;
        this.origins = origins;
        this.disguised = disguised;
    }

    /** Folded to the skeleton, in which confusable letters are the same. */
    public static FoldedName of(String name) {
        return fold(name, Folding.SKELETON);
    }

    /** Folded without confusables, in lower case. */
    public static FoldedName plain(String name) {
        return fold(name, Folding.PLAIN);
    }

    private static FoldedName fold(String name, CharTable table) {
        var builder = new FoldedNameBuilder(name.length());
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            builder.add(c, table);
            i += Character.charCount(c);
        }
        return builder.build(name, table);
    }

    /** Letters and digits only. */
    public String compact() {
        return compact;
    }

    public boolean isEmpty() {
        return compact.isEmpty();
    }

    /** Whether a word begins or ends at the index of the compact form. */
    public boolean isEdge(int at) {
        return edges[at];
    }

    /** Whether the part from {@code from} to {@code to} of the compact form begins and ends where words do. */
    public boolean isWhole(int from, int to) {
        return edges[from] && edges[to];
    }

    /** Whether the dictionary finds one or more whole words in the part: not 传教 in 薪传教育. */
    public boolean isWords(int from, int to) {
        return isWordBoundary(from) && isWordBoundary(to);
    }

    /** Whether a word of ICU's dictionary begins or ends at the index of the compact form. */
    public boolean isWordBoundary(int at) {
        if (words == null) {
            words = DictionaryWords.edges(name, table);
        }
        return words.get(at);
    }

    /** Whether a separator is before the index of the compact form, or it is the beginning or the end. */
    public boolean isSeparated(int at) {
        return at == 0 || at == compact.length() || origins[at] - origins[at - 1] > 1;
    }

    /** How many characters of the part are signs, digits or characters in the place of others. */
    public int disguisedIn(int from, int to) {
        int count = 0;
        for (int at = disguised.nextSetBit(from); at >= 0 && at < to; at = disguised.nextSetBit(at + 1)) {
            count++;
        }
        return count;
    }

    /** Where the part of the compact form is in the name. */
    public TextRange range(int from, int to) {
        return new TextRange(origins[from], to > from ? origins[to - 1] + 1 : origins[from]);
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
}
