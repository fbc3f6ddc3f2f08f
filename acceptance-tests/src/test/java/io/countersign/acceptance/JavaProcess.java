package io.countersign.acceptance;

import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A jar that runs, with what it prints in two files; ended with the tests. */
public final class JavaProcess {

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    /** A process that a script starts in the background inherits that Ctrl-C is ignored; GNU env undoes that. */
    private static final List<String> HEARS_INTERRUPTS = hearsInterrupts();

    private final Process process;
    private final Path out;
    private final Path err;

    private JavaProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param logs where the two files go */
    static JavaProcess start(Path jar, List<String> arguments, Map<String, String> environment, Path logs) {
        return start(jar, List.of(), arguments, environment, logs);
    }

    /** @param options of the JVM, which go before the usual ones */
    public static JavaProcess start(
            Path jar, List<String> options, List<String> arguments, Map<String, String> environment, Path logs) {
        var command = new ArrayList<>(HEARS_INTERRUPTS);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        var out = logs.resolve("out");
        var err = logs.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(logs);
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new JavaProcess(process, out, err);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> hearsInterrupts() {
        var prefix = List.of("env", "--default-signal=INT");
        try {
            var trial = new ArrayList<>(prefix);
            trial.add("true");
            return new ProcessBuilder(trial).start().waitFor() == 0 ? prefix : List.of();
        } catch (IOException none) {
            return List.of();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGINT, which is what Ctrl-C sends, and the exit status. */
    int interrupt() {
        signal("INT");
        return await();
    }

    /** @param name such as {@code STOP}, which freezes it until {@code CONT} */
    public void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .inheritIO()
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** SIGTERM, and the exit status. */
    public int stop() {
        process.destroy();
        return await();
    }

    /** The exit status. */
    int await() {
        try {
            if (process.waitFor(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("does not end; it printed " + out() + err());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
