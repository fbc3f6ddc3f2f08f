package io.countersign.rules.text;

import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.Map;

/** Traditional to simplified Chinese, character by character: the transliterator's rules compiled to a table. */
final class Simplified {

    private static final Map<Integer, Integer> TABLE = compile();

    private Simplified() {}

    static int of(int codePoint) {
        return TABLE.getOrDefault(codePoint, codePoint);
    }

    private static Map<Integer, Integer> compile() {
        var transliterator = Transliterator.getInstance("Traditional-Simplified");
        var table = new HashMap<Integer, Integer>();
        for (var text : transliterator.getSourceSet()) {
            var simple = transliterator.transliterate(text);
            if (isOne(text) && isOne(simple) && !simple.equals(text)) {
                table.put(text.codePointAt(0), simple.codePointAt(0));
            }
        }
        return Map.copyOf(table);
    }

    private static boolean isOne(String text) {
        return text.codePointCount(0, text.length()) == 1;
    }
}
