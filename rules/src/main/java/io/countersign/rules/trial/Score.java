package io.countersign.rules.trial;

import java.util.ArrayList;
import java.util.List;

/** How often a rule was right. */
final class Score {

    private final String rule;
    private int right;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    Score(String rule) {
        this.rule = rule;
    }

    void add(String name, boolean expected, boolean found) {
        if (expected && found) {
            right++;
        } else if (found) {
            wrong.add(name);
        } else if (expected) {
            missed.add(name);
        }
    }

    String rule() {
        return rule;
    }

    /** How many of those found were right. */
    double precision() {
        return right + wrong.size() == 0 ? 1 : (double) right / (right + wrong.size());
    }

    /** How many of those to be found were. */
    double recall() {
        return right + missed.size() == 0 ? 1 : (double) right / (right + missed.size());
    }

    List<String> wrong() {
        return wrong;
    }

    List<String> missed() {
        return missed;
    }

    int expected() {
        return right + missed.size();
    }
}
