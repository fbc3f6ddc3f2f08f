package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.acceptance.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every wait in tests is bounded by {@code TestTimeouts}, which a slow machine scales. The sources are searched, as a
 * limit in the byte code does not show where it comes from.
 */
class WaitsTest {

    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "sleeps instead of awaiting a condition",
            Pattern.compile("\\b(?:Thread|SECONDS|MILLISECONDS)\\.sleep\\("),
            "has a limit of its own",
            Pattern.compile(
                    "\\.(?:atMost|connectTimeout|timeout|orTimeout)\\(\\s*Duration\\.|\\.setSoTimeout\\(\\s*\\d"),
            "counts its limit in a number",
            Pattern.compile("\\.(?:waitFor|get|await|awaitTermination|poll|tryAcquire|tryLock|join)"
                    + "\\(\\s*\\d[\\d_]*,\\s*(?:TimeUnit\\.)?[A-Z]"),
            "asserts a time that no variable scales",
            Pattern.compile("assertTimeout(?:Preemptively)?\\(\\s*Duration\\.|@Timeout\\("),
            "computes a deadline from a limit of its own",
            Pattern.compile("nanoTime\\(\\)\\s*\\+\\s*(?:Duration\\.|\\d)"),
            "declares a limit of its own",
            Pattern.compile("Duration \\w*(?:TIMEOUT|SOON|PATIENCE|LIMIT|WAIT)\\w* =\\s*Duration\\."),
            "resets offsets without reading them back",
            Pattern.compile("\\.alterConsumerGroupOffsets\\("),
            "sends a request that may stay without an answer",
            Pattern.compile(
                    "HttpRequest\\.newBuilder\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)(?!\\s*\\.timeout\\()"));

    /** The definition of the limit and of the reset, and time-outs that are part of what a test sends or measures. */
    private static final Set<String> EXEMPT = Set.of(
            "platform/testing/TestTimeouts.java",
            "platform/testing/GroupOffsets.java",
            "embedded/WaitLimit.java",
            "benchmarks/servers/ServerProcessTest.java",
            // Clients of the failure tests repeat a call that takes longer.
            "failures/RepeatableRequest.java",
            "failures/RetryingClient.java",
            "failures/HostileTenant.java",
            "failures/Instance.java",
            "failures/StageTimes.java",
            // Its limits are the figures that it measures.
            "review/store/cases/ManyReviewersTest.java",
            // The issuer has no dependency on the platform.
            "issuer/IssuerTest.java",
            "architecture/WaitsTest.java");

    @Test
    void everyWaitHasTheSharedLimit() throws IOException {
        var found = new ArrayList<String>();
        for (var file : testSources()) {
            if (EXEMPT.stream().noneMatch(exempt -> file.endsWith(exempt))) {
                violations(Files.readString(file)).forEach(each -> found.add(Jars.ROOT.relativize(file) + " " + each));
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void everyExemptFileExists() throws IOException {
        var sources = testSources();

        assertThat(EXEMPT).allMatch(exempt -> sources.stream().anyMatch(source -> source.endsWith(exempt)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread.sleep(100);",
                "await().atMost(Duration.ofSeconds(20))",
                "process.waitFor(10, TimeUnit.SECONDS)",
                "future.get(30, SECONDS)",
                "socket.setSoTimeout(3_000);",
                "assertTimeout(Duration.ofSeconds(10), service::close);",
                "var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();",
                "private static final Duration READY_TIMEOUT = Duration.ofMinutes(4);",
                "admin.alterConsumerGroupOffsets(group, offsets)",
                "HttpRequest.newBuilder(URI.create(url(\"port\") + path)).GET().build()",
            })
    void aLimitOfItsOwnIsReported(String source) {
        assertThat(violations(source)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "await().atMost(TestTimeouts.LIMIT).untilAsserted(",
                "private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(4));",
                "process.waitFor(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)",
                "HttpRequest.newBuilder(URI.create(url(\"port\") + path)).timeout(TestTimeouts.LIMIT).GET()",
            })
    void theSharedLimitIsAccepted(String source) {
        assertThat(violations(source)).isEmpty();
    }

    private static List<String> violations(String source) {
        return FORBIDDEN.entrySet().stream()
                .flatMap(rule ->
                        rule.getValue().matcher(source).results().map(each -> rule.getKey() + ": " + each.group()))
                .toList();
    }

    private static List<Path> testSources() throws IOException {
        var found = new ArrayList<Path>();
        try (var modules = Files.list(Jars.ROOT)) {
            for (var sources :
                    modules.map(module -> module.resolve("src/test/java")).toList()) {
                if (Files.isDirectory(sources)) {
                    try (var files = Files.walk(sources)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                    }
                }
            }
        }
        return found;
    }
}
