package io.countersign.failures;

import static org.awaitility.Awaitility.await;

import io.countersign.acceptance.JavaProcess;
import io.countersign.platform.testing.TestTimeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A process that may end and begin again, with the same ports and data; each life has logs of its own. */
final class Node {

    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(10));
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");

    private final String name;
    private final Path logs;
    private final Function<Path, JavaProcess> launch;
    private final Predicate<JavaProcess> ready;
    private int lives;
    private volatile boolean expected;
    private volatile @Nullable JavaProcess process;

    private Node(String name, Path logs, Function<Path, JavaProcess> launch, Predicate<JavaProcess> ready) {
        this.name = name;
        this.logs = logs;
        this.launch = launch;
        this.ready = ready;
    }

    /** Not running yet, and small when it does. */
    static Node of(
            String name,
            Path directory,
            Path jar,
            List<String> arguments,
            Map<String, String> environment,
            Predicate<JavaProcess> ready) {
        return new Node(
                name,
                directory.resolve("logs"),
                logs -> JavaProcess.start(jar, SMALL, arguments, environment, logs),
                ready);
    }

    /** One that prints when it is ready. */
    static Node server(String name, Path directory, Path jar, List<String> arguments, Map<String, String> environment) {
        return of(
                name,
                directory,
                jar,
                arguments,
                environment,
                process -> process.out().contains("ready at"));
    }

    synchronized Node start() {
        lives++;
        var started = launch.apply(logs.resolve(name + "-" + lives));
        Undertaker.leave(burial(started));
        process = started;
        expected = true;
        return this;
    }

    /** Returns when it can do its work. */
    Node awaitReady() {
        var starting = process();
        await(name)
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !starting.isAlive() || ready.test(starting));
        if (!starting.isAlive()) {
            throw new AssertionError(name + " ended by itself; it printed " + tail(starting.out()) + starting.err());
        }
        return this;
    }

    /** SIGKILL. */
    void kill() {
        expected = false;
        process().kill();
        Undertaker.done(burial(process()));
    }

    /** SIGTERM; returns when it has ended. */
    int stop() {
        expected = false;
        int exit = process().stop();
        Undertaker.done(burial(process()));
        return exit;
    }

    /** SIGSTOP: it holds what it holds and does nothing. */
    void freeze() {
        process().signal("STOP");
    }

    void wake() {
        process().signal("CONT");
    }

    /** Whether it runs, or is not expected to. */
    boolean isAsExpected() {
        return process().isAlive() || !expected;
    }

    boolean isAlive() {
        return process().isAlive();
    }

    long pid() {
        return process().pid();
    }

    private static String burial(JavaProcess process) {
        return "kill -KILL " + process.pid();
    }

    private JavaProcess process() {
        return Objects.requireNonNull(process, name);
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 4_000));
    }

    @Override
    public String toString() {
        return name;
    }
}
