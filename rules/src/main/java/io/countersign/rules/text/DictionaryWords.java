package io.countersign.rules.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.BitSet;

/** Word boundaries in Chinese, which is written without spaces, by ICU's dictionary. */
final class DictionaryWords {

    private DictionaryWords() {}

    /** The indexes in the folded name between two words, its beginning and its end. */
    static BitSet edges(String name, CharTable table) {
        var cuts = cuts(Folding.plain(name));
        var edges = new BitSet();
        var folded = new StringBuilder();
        var plain = new StringBuilder();
        for (int i = 0; i < name.length(); ) {
            edges.set(folded.length(), cuts.get(plain.length()));
            int c = name.codePointAt(i);
            table.append(folded, c);
            Folding.PLAIN.append(plain, c);
            i += Character.charCount(c);
        }
        edges.set(0);
        edges.set(folded.length());
        return edges;
    }

    private static BitSet cuts(String plain) {
        var words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(plain);
        var cuts = new BitSet();
        for (int at = words.first(); at != BreakIterator.DONE; at = words.next()) {
            cuts.set(at);
        }
        return cuts;
    }
}
