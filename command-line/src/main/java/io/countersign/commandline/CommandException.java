package io.countersign.commandline;

/** A command cannot complete. The message is printed as one line. */
public class CommandException extends RuntimeException {

    /** Exit status of a command that a server or a file prevents from completing. */
    public static final int FAILED = 3;

    /** Exit status of a command line that is not valid. */
    public static final int USAGE = 2;

    private final int exitCode;

    public CommandException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    public final int exitCode() {
        return exitCode;
    }
}
