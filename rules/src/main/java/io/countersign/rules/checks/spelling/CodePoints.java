package io.countersign.rules.checks.spelling;

import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Where code points of a kind are in a name. */
public final class CodePoints {

    private CodePoints() {}

    /** The runs of matching code points, at most {@link Reason#MAX_POSITIONS}. */
    public static List<TextRange> runs(String name, IntPredicate matches) {
        var runs = new ArrayList<TextRange>();
        int[] codePoints = name.codePoints().toArray();
        for (int from = 0; from < codePoints.length && runs.size() < Reason.MAX_POSITIONS; from++) {
            int to = from;
            while (to < codePoints.length && matches.test(codePoints[to])) {
                to++;
            }
            if (to > from) {
                runs.add(new TextRange(from, to));
                from = to;
            }
        }
        return runs;
    }
}
