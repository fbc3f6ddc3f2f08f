package io.countersign.operations.shell;

import java.io.PrintStream;

/**
 * Where a command prints: results to one stream, progress and complaints to the other.
 *
 * @param live whether a progress line may be written over
 */
public record Screen(PrintStream out, PrintStream err, boolean live) {

    public void line(String text) {
        out.println(text);
    }

    public void complain(String text) {
        err.println(text);
    }

    /** A line that the next one replaces, on a terminal. */
    public void progress(String text) {
        if (live) {
            err.print("\r\033[K" + text);
            err.flush();
        } else {
            err.println(text);
        }
    }

    /** The last of a line that was written over. */
    public void settle(String text) {
        err.println(live ? "\r\033[K" + text : text);
    }
}
