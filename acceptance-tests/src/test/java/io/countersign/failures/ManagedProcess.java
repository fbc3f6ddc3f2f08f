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

/** A process that can be killed and restarted with the same ports and data; each start has logs of its own. */
final class ManagedProcess {

    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(10));
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");

    private final String name;
    private final Path logs;
    private final Function<Path, JavaProcess> launch;
    private final Predicate<JavaProcess> ready;
    private int starts;
    private volatile boolean expected;
    private volatile @Nullable JavaProcess process;

    private ManagedProcess(String name, Path logs, Function<Path, JavaProcess> launch, Predicate<JavaProcess> ready) {
        this.name = name;
        this.logs = logs;
        this.launch = launch;
        this.ready = ready;
    }

    /** Not started, with a small heap. */
    static ManagedProcess of(
            String name,
            Path directory,
            Path jar,
            List<String> arguments,
            Map<String, String> environment,
            Predicate<JavaProcess> ready) {
        return new ManagedProcess(
                name,
                directory.resolve("logs"),
                logs -> JavaProcess.start(jar, SMALL, arguments, environment, logs),
                ready);
    }

    /** A server that prints when it is ready. */
    static ManagedProcess server(
            String name, Path directory, Path jar, List<String> arguments, Map<String, String> environment) {
        return of(
                name,
                directory,
                jar,
                arguments,
                environment,
                process -> process.out().contains("ready at"));
    }

    synchronized ManagedProcess start() {
        starts++;
        var started = launch.apply(logs.resolve(name + "-" + starts));
        CleanupShell.register(killCommand(started));
        process = started;
        expected = true;
        return this;
    }

    /** Returns when it can do its work. */
    ManagedProcess awaitReady() {
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
        CleanupShell.unregister(killCommand(process()));
    }

    /** SIGTERM; returns when it has ended. */
    int stop() {
        expected = false;
        int exit = process().stop();
        CleanupShell.unregister(killCommand(process()));
        return exit;
    }

    /** SIGSTOP. */
    void freeze() {
        process().signal("STOP");
    }

    void resume() {
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

    private static String killCommand(JavaProcess process) {
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
