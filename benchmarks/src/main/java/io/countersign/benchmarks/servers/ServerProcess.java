package io.countersign.benchmarks.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A JVM of its own, measured through {@code /proc}. It ends with this JVM at the latest. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(25);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);
    private static final long TICKS_PER_SECOND = 100;
    private static final String COMPILER_THREADS = "C[12] Compiler.*";
    /** The serial collector, which all processes use, runs in it. */
    private static final String COLLECTOR_THREAD = "VM Thread";

    private final String name;
    private final Process process;
    private final Path log;
    /** By thread id: a compiler thread that has ended keeps the time that was read last. */
    private final Map<String, Double> compilerThreads = new HashMap<>();

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts a command whose process becomes the JVM; its output is appended to a file. */
    static ServerProcess start(String name, Path logs, ProcessBuilder builder) {
        var log = logs.resolve(name + ".log");
        try {
            Files.createDirectories(logs);
            var process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServerProcess(name, process, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @throws IllegalStateException if the process ends, or the time is over, before the condition holds */
    void await(Duration timeout, BooleanSupplier ready) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(name + " is not ready; its output is in " + log);
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    /** Whether the output contains a text. */
    boolean hasPrinted(String part) {
        try {
            return Files.readString(log).contains(part);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Resident memory in MiB. */
    public long residentMegabytes() {
        return read(proc("status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** User and system time since the start. */
    public double cpuSeconds() {
        return cpuSeconds(proc("stat"));
    }

    /** User and system time of the JIT compiler's threads since the start. */
    public double compilerSeconds() {
        return sum(compilerThreads, COMPILER_THREADS);
    }

    /** User and system time of the garbage collector since the start. */
    public double collectorSeconds() {
        return sum(new HashMap<>(), COLLECTOR_THREAD);
    }

    private double sum(Map<String, Double> seconds, String names) {
        try (var threads = Files.newDirectoryStream(proc("task"))) {
            for (var thread : threads) {
                readThread(thread, names, seconds);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void readThread(Path thread, String names, Map<String, Double> seconds) {
        try {
            if (read(thread.resolve("comm")).strip().matches(names)) {
                seconds.put(thread.getFileName().toString(), cpuSeconds(thread.resolve("stat")));
            }
        } catch (UncheckedIOException ended) {
            // The thread ended between the listing and the read.
        }
    }

    private static double cpuSeconds(Path file) {
        var stat = read(file);
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (double) (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private Path proc(String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Stops the process's threads by SIGSTOP until {@link #resume}. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            resume();
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
