package io.countersign.operations.command;

import io.countersign.commandline.CommandException;

/** The exit status of a command. */
public enum ExitCode {
    /** Completed, and nothing is wrong. */
    OK(0),
    /** Completed, and something is wrong with what was examined. */
    FINDINGS(1),
    /** The command line is not valid. */
    USAGE(CommandException.USAGE),
    /** Not completed. */
    FAILED(CommandException.FAILED),
    /** Nothing wrong was found, but not everything could be examined. */
    INCOMPLETE(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The constant of a process's exit status; an unknown status means that the command failed. */
    public static ExitCode of(int code) {
        for (var known : values()) {
            if (known.code == code) {
                return known;
            }
        }
        return FAILED;
    }
}
