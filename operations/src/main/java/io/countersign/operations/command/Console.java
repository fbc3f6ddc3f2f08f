package io.countersign.operations.command;

import java.io.PrintStream;

/**
 * The output of a command: results go to one stream, progress and warnings to the other.
 *
 * @param interactive whether a progress line may overwrite the previous one
 */
public record Console(PrintStream out, PrintStream err, boolean interactive) {

    private static final String CLEAR_LINE = "\r\033[K";

    public void print(String line) {
        out.println(line);
    }

    public void warn(String line) {
        err.println(line);
    }

    /** On a terminal, a line that the next one replaces. */
    public void progress(String line) {
        if (interactive) {
            err.print(CLEAR_LINE + line);
            err.flush();
        } else {
            err.println(line);
        }
    }

    /** The last progress line, which stays. */
    public void endProgress(String line) {
        err.println(interactive ? CLEAR_LINE + line : line);
    }
}
