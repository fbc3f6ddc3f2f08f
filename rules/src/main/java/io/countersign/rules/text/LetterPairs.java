package io.countersign.rules.text;

/** Letters that together look like another one: {@code rn} like {@code m}, {@code vv} like {@code w}. */
public final class LetterPairs {

    private LetterPairs() {}

    /** The name as a hasty reader reads it; the same object if there is nothing of the kind. */
    public static String hasty(String name) {
        return name.contains("rn") || name.contains("vv")
                ? name.replace("rn", "m").replace("vv", "w")
                : name;
    }
}
