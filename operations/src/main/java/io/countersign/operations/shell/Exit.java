package io.countersign.operations.shell;

/** What the shell is told. */
public enum Exit {
    /** Done, and nothing is wrong. */
    FINE(0),
    /** Done, and something is wrong with what was looked at. */
    WRONG(1),
    /** The command was not understood. */
    USAGE(2),
    /** It could not be done. */
    FAILED(3),
    /** Nothing wrong was seen, but not everything could be judged. */
    UNFINISHED(4);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
