package io.countersign.benchmarks.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    private static final Duration TIMEOUT = Duration.ofMillis(
            (long) (60_000 * Double.parseDouble(System.getenv().getOrDefault("COUNTERSIGN_TEST_TIMEOUT_FACTOR", "1"))));

    @TempDir
    private Path logs = Path.of("");

    @BeforeEach
    void needsProc() {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "needs /proc (Linux)");
    }

    @Test
    void processorTimeOfTheCompilersIsPartOfTheWhole() {
        try (var process = busy()) {
            process.await(TIMEOUT, () -> process.compilerSeconds() > 0);

            double compiler = process.compilerSeconds();
            assertThat(process.cpuSeconds()).isGreaterThanOrEqualTo(compiler);
            assertThat(process.residentMegabytes()).isPositive();
        }
    }

    @Test
    void processorTimeOfTheCollectorIsPartOfTheWhole() {
        try (var process = ServerProcess.start(
                "collecting",
                logs,
                java(
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CollectingProgram.class.getName()))) {
            process.await(TIMEOUT, () -> process.collectorSeconds() > 0);

            double collector = process.collectorSeconds();
            assertThat(process.cpuSeconds()).isGreaterThanOrEqualTo(collector);
        }
    }

    @Test
    void aPausedProcessTakesNoProcessorTimeUntilItIsResumed() {
        try (var process = busy()) {
            process.await(TIMEOUT, () -> process.cpuSeconds() > 0);
            process.pause();
            double paused = process.cpuSeconds();

            assertThatThrownBy(() -> process.await(Duration.ofMillis(200), () -> process.cpuSeconds() > paused + 0.05))
                    .hasMessageContaining("is not ready");

            process.resume();
            process.await(TIMEOUT, () -> process.cpuSeconds() > paused + 0.05);
        }
    }

    @Test
    void aProcessThatEndsIsReportedWithItsLog() {
        try (var process = ServerProcess.start("failing", logs, java("-version"))) {
            assertThatThrownBy(() -> process.await(TIMEOUT, () -> false))
                    .hasMessageContaining("failing is not ready")
                    .hasMessageContaining(logs.resolve("failing.log").toString());
        }
    }

    private ServerProcess busy() {
        return ServerProcess.start(
                "busy",
                logs,
                java("-Xcomp", "-cp", System.getProperty("java.class.path"), BusyProgram.class.getName()));
    }

    private static ProcessBuilder java(String... arguments) {
        var command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Leaves garbage until it is ended, for a minute at most. */
    static final class CollectingProgram {

        private CollectingProgram() {}

        public static void main(String[] arguments) {
            long end = System.nanoTime() + TIMEOUT.toNanos();
            var kept = new byte[200][];
            for (int i = 0; System.nanoTime() < end; i++) {
                kept[i % kept.length] = new byte[100_000];
            }
            IO.println(kept.length);
        }
    }

    /** Computes until it is ended, for a minute at most. */
    static final class BusyProgram {

        private BusyProgram() {}

        public static void main(String[] arguments) {
            long end = System.nanoTime() + TIMEOUT.toNanos();
            double sum = 0;
            while (System.nanoTime() < end && !Double.isNaN(sum)) {
                sum += Math.sqrt(sum + 1);
            }
            IO.println(sum);
        }
    }
}
