package io.countersign.operations.shell;

/** Ends a command with one line that says why. */
public final class Failure extends RuntimeException {

    private final Exit exit;

    public Failure(String message) {
        this(Exit.FAILED, message);
    }

    private Failure(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }

    /** The command line is at fault. */
    public static Failure usage(String message) {
        return new Failure(Exit.USAGE, message);
    }

    public Exit exit() {
        return exit;
    }
}
