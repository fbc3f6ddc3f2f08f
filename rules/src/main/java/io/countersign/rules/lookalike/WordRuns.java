package io.countersign.rules.lookalike;

import io.countersign.rules.text.FoldedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The runs of words in a name that may be brands: all but the whole name, the longest first. */
final class WordRuns {

    private static final int MIN_LATIN_LENGTH = 4;
    private static final int MIN_CHINESE_LENGTH = 3;
    private static final int MIN_CHINESE_PREFIX = 2;
    private static final int MAX_NAME_LENGTH = 64;
    private static final int MAX_RUNS = 128;

    private WordRuns() {}

    static List<String> of(FoldedName name) {
        var text = name.compact();
        int length = Math.min(text.length(), MAX_NAME_LENGTH);
        var runs = new ArrayList<String>();
        for (int from = 0; from < length && runs.size() < MAX_RUNS; from++) {
            for (int to = length; to > from; to--) {
                if (to - from < text.length() && isRun(name, from, to)) {
                    runs.add(text.substring(from, to));
                }
            }
        }
        runs.sort(Comparator.comparingInt(String::length).reversed());
        return runs;
    }

    /** Latin words begin and end at edges; Chinese ones anywhere from three characters on. */
    private static boolean isRun(FoldedName name, int from, int to) {
        boolean startsChinese = Character.isIdeographic(name.compact().charAt(from));
        boolean endsChinese = Character.isIdeographic(name.compact().charAt(to - 1));
        int shortest = !startsChinese || !endsChinese
                ? MIN_LATIN_LENGTH
                : name.isEdge(from) ? MIN_CHINESE_PREFIX : MIN_CHINESE_LENGTH;
        return to - from >= shortest && (startsChinese || name.isEdge(from)) && (endsChinese || name.isEdge(to));
    }
}
