package io.countersign.failures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** A shell that runs the registered commands when this process ends in whatever way: its input ends then, and it evaluates the last line. */
final class CleanupShell {

    private static final String WAITS =
            "trap '' INT TERM HUP; while read -r line; do last=$line; done; eval \"$last\" >/dev/null 2>&1";

    private static final Set<String> COMMANDS = new LinkedHashSet<>();
    private static final Process SHELL = start();

    private CleanupShell() {}

    static Process start() {
        try {
            return new ProcessBuilder("sh", "-c", WAITS).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs at the end of this process unless it is unregistered before. */
    static void register(String command) {
        update(() -> COMMANDS.add(command));
    }

    static void unregister(String command) {
        update(() -> COMMANDS.remove(command));
    }

    private static synchronized void update(Runnable change) {
        change.run();
        var line = String.join("; ", COMMANDS) + "\n";
        try {
            SHELL.getOutputStream().write(line.getBytes(UTF_8));
            SHELL.getOutputStream().flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
