package io.countersign.failures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** A shell that tidies up when this process ends, however it does: its input ends then, and it does what it was told last. */
final class Undertaker {

    private static final String WAITS =
            "trap '' INT TERM HUP; while read -r line; do last=$line; done; eval \"$last\" >/dev/null 2>&1";

    private static final Set<String> LEFT = new LinkedHashSet<>();
    private static final Process SHELL = start();

    private Undertaker() {}

    static Process start() {
        try {
            return new ProcessBuilder("sh", "-c", WAITS).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Done unless it was done before. */
    static void leave(String command) {
        tell(() -> LEFT.add(command));
    }

    static void done(String command) {
        tell(() -> LEFT.remove(command));
    }

    private static synchronized void tell(Runnable change) {
        change.run();
        var line = String.join("; ", LEFT) + "\n";
        try {
            SHELL.getOutputStream().write(line.getBytes(UTF_8));
            SHELL.getOutputStream().flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
