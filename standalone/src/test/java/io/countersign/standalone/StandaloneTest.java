package io.countersign.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything, as a process, looked at from outside. */
class StandaloneTest {

    private static final Duration START = Duration.ofSeconds(120);

    @TempDir
    Path dir;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void leaveNothingRunning() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void doesWhatItPrintsStopsWhenToldToAndFindsEverythingAgain() throws Exception {
        var base = freeBase();
        var first = startAndAwait(base);
        var printed = Files.readString(output());

        assertThat(pasted(printed, "# 1.", "# 2.")).contains("\"status\"");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pasted(printed, "# 2.", "# 3.")).contains("\"approved\""));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pasted(printed, "# 3.", "\n\n\n")).contains("AcmeCloud"));

        var before = running();
        first.destroy();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isEqualTo(143);
        assertThat(errors()).content().isEmpty();
        assertThat(dir.resolve("data/standalone.json")).doesNotExist();

        startAndAwait(base);

        assertThat(pasted(printed, "# 3.", "\n\n\n")).contains("AcmeCloud");
        assertThat(running().at("/accounts/0/password")).isEqualTo(before.at("/accounts/0/password"));
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        var base = freeBase();
        try (var taken = new ServerSocket(base + 1, 1, InetAddress.getLoopbackAddress())) {
            var process = start("--base-port", String.valueOf(base));

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(errors())
                    .hasContent("countersign: taken by another program: port " + taken.getLocalPort()
                            + " (quota); choose others with --base-port");
        }
    }

    @Test
    void refusesAnUnknownOptionInOneLine() throws Exception {
        var process = start("--colour", "red");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(errors()).hasContent("countersign: unknown option --colour; --help lists the options");
    }

    @Test
    void listsItsOptions() throws Exception {
        var process = start("--help");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(output()).content().contains("--data", "--reset", "--base-port", "--mongodb-uri", "--kafka");
    }

    private Process startAndAwait(int base) throws IOException {
        var process = start("--base-port", String.valueOf(base));
        await().atMost(START).until(() -> Files.exists(dir.resolve("data/standalone.json")) || !process.isAlive());
        assertThat(process.isAlive()).as(() -> contentOf(errors())).isTrue();
        await().until(() -> contentOf(output()).contains("# 3."));
        return process;
    }

    private Process start(String... options) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                        Stream.of(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Launch.class.getName(),
                                "--data",
                                dir.resolve("data").toString()),
                        Stream.of(options))
                .toList();
        var process = new ProcessBuilder(command)
                .redirectOutput(output().toFile())
                .redirectError(errors().toFile())
                .start();
        processes.add(process);
        return process;
    }

    /** What a shell answers to the part of the printed text between two marks. */
    private String pasted(String printed, String from, String to) throws IOException {
        int start = printed.indexOf(from);
        int end = printed.indexOf(to, start);
        var script = printed.substring(start, end < 0 ? printed.length() : end);
        var shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private JsonNode running() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(dir.resolve("data/standalone.json")));
    }

    private Path output() {
        return dir.resolve("output");
    }

    private Path errors() {
        return dir.resolve("errors");
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static int freeBase() {
        var random = new Random();
        while (true) {
            int base = random.nextInt(20_000, 30_000);
            try {
                new Ports(base).mustBeFree(CommandLine.of());
                return base;
            } catch (CannotStart taken) {
                continue;
            }
        }
    }
}
