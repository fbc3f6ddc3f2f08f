package io.countersign.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.operations.shell.Exit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs a command as a shell would, and keeps what it prints. */
public record Shell(Exit exit, String out, String err) {

    public static Shell run(String... line) {
        return run(Map.of(), line);
    }

    public static Shell run(Map<String, String> environment, String... line) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var exit = Commands.run(
                List.of(line), environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Shell(exit, out.toString(UTF_8), err.toString(UTF_8));
    }
}
