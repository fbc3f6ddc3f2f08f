package io.countersign.rules.text;

import io.countersign.contracts.reasons.TextRange;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A folded name that keeps its word boundaries: separators, a capital after small letters, and changes between scripts
 * and digits. So {@code t e s t} is {@code test}, and {@code Contest} does not contain that word.
 */
public final class FoldedName {

    private static final int MIN_BRAND = 4;

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

    /** Whether the folded text is in this name; in Latin letters, as a word. */
    public boolean hasWord(String text) {
        for (int at = compact.indexOf(text); at >= 0 && !text.isEmpty(); at = compact.indexOf(text, at + 1)) {
            if (isEdgeOrChinese(at, text.charAt(0))
                    && isEdgeOrChinese(at + text.length(), text.charAt(text.length() - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether this name begins with the folded text, which is not too short for a brand. */
    public boolean startsWithWord(String text) {
        return text.length() >= 2
                && compact.startsWith(text)
                && isEdgeOrChinese(text.length(), text.charAt(text.length() - 1));
    }

    /** The Latin letters before the first boundary, if they are not too few for a brand; empty otherwise. */
    public String firstLatinWord() {
        int to = 0;
        while (to < compact.length() && compact.charAt(to) < 0x80 && (to == 0 || !edges[to])) {
            to++;
        }
        return to < MIN_BRAND ? "" : compact.substring(0, to);
    }

    private boolean isEdgeOrChinese(int at, char beside) {
        return beside >= 0x80 || edges[at];
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
