package io.countersign.rules.lookalike;

/** Small edit distances without a table. */
final class EditDistance {

    private EditDistance() {}

    /** Whether one inserted, left-out or changed character, or two swapped ones, make one text of the other. */
    static boolean atMostOne(String one, String other) {
        if (one.length() < other.length()) {
            return atMostOne(other, one);
        }
        if (one.length() - other.length() > 1) {
            return false;
        }
        int from = 0;
        while (from < other.length() && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        if (one.length() > other.length()) {
            return one.regionMatches(from + 1, other, from, other.length() - from);
        }
        int rest = one.length() - from - 1;
        return rest < 0 || one.regionMatches(from + 1, other, from + 1, rest) || isSwapped(one, other, from, rest);
    }

    private static boolean isSwapped(String one, String other, int from, int rest) {
        return rest >= 1
                && one.charAt(from) == other.charAt(from + 1)
                && one.charAt(from + 1) == other.charAt(from)
                && one.regionMatches(from + 2, other, from + 2, rest - 1);
    }
}
