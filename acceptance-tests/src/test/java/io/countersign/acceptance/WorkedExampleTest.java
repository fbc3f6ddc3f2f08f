package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example of docs/operations.md that starts all processes by hand, as it is printed; the JVMs compile little. */
class WorkedExampleTest {

    private static final int PORTS = 23;
    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(8));
    private static final Pattern EXAMPLE = Pattern.compile("```sh worked-example\n(.*?)```", Pattern.DOTALL);

    /** Stops on the first failure, and then every process that the example started. */
    private static final String PREAMBLE = """
            set -eu
            trap 'kill $(jobs -p) 2> /dev/null || true' EXIT
            """;

    @TempDir
    Path directory = Path.of("");

    @Test
    void theExampleStartsAllProcessesAndEndsWithAnAuditWithoutViolation() throws Exception {
        assumeTrue(isPresent("curl") && isPresent("openssl") && isPresent("bash"), "bash, curl and openssl");
        var script = Files.writeString(directory.resolve("example.sh"), PREAMBLE + example());
        var output = directory.resolve("output").toFile();
        var java = Path.of(System.getProperty("java.home"), "bin");

        var builder = new ProcessBuilder("bash", script.toString())
                .directory(Jars.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        builder.environment().put("PATH", java + ":" + System.getenv("PATH"));
        builder.environment().put("DIR", directory.resolve("run").toString());
        builder.environment().put("FIRST_PORT", String.valueOf(Ports.free(PORTS)));
        var process = builder.start();
        boolean ended = process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        var printed = Files.readString(output.toPath(), UTF_8);
        assertThat(ended).as(printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        assertThat(printed).contains("\"status\":\"pending\"", "acme", "1 accounts", "0 violations");
    }

    private static String example() throws IOException {
        var example = EXAMPLE.matcher(Files.readString(Jars.ROOT.resolve("docs/operations.md")));
        assertThat(example.find()).isTrue();
        return example.group(1);
    }

    private static boolean isPresent(String program) {
        for (var directory : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
