package io.countersign.rules.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.BitSet;

/** Where words begin and end in Chinese, which writes no spaces: as ICU's dictionary cuts the text. */
final class Words {

    private Words() {}

    /** The places in the name's skeleton between two words, its beginning and its end. */
    static BitSet edges(String name) {
        var cuts = cuts(Folding.plain(name));
        var edges = new BitSet();
        var skeleton = new StringBuilder();
        var plain = new StringBuilder();
        for (int i = 0; i < name.length(); ) {
            edges.set(skeleton.length(), cuts.get(plain.length()));
            int c = name.codePointAt(i);
            Folding.appendSkeleton(skeleton, c);
            Folding.appendPlain(plain, c);
            i += Character.charCount(c);
        }
        edges.set(0);
        edges.set(skeleton.length());
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
