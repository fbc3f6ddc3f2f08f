package io.countersign.standalone;

/** Why nothing runs, in one line, and the exit code that says it to scripts. */
final class CannotStart extends RuntimeException {

    static final int USAGE = 2;

    private final int exitCode;

    CannotStart(String line) {
        this(line, 1);
    }

    CannotStart(String line, int exitCode) {
        super(line);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    /** The innermost message, which says what happened; what lies around it says where. */
    static CannotStart because(String what, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            if (root instanceof CannotStart known) {
                return known;
            }
            root = root.getCause();
        }
        var message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return root instanceof CannotStart known
                ? known
                : new CannotStart(what + ": " + message.lines().findFirst().orElse(""));
    }
}
