package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/metrics.md} names what each service exports, and nothing else. */
class MetricsTest {

    private static final Pattern DOCUMENTED = Pattern.compile("\\| `(countersign_\\w+)` \\| ([^|]+) \\|.*");
    private static final Pattern EXPORTED = Pattern.compile("# TYPE (countersign_\\w+?)(_max)? \\w+");

    /** Exported once it happens, which it does not here. */
    private static final Set<String> RARE = Set.of(
            "countersign_shed_total",
            "countersign_rule_shadow_disagreement_total",
            "countersign_dead_letters_total",
            "countersign_listener_retrying_seconds");

    private final Standalone system = Standalone.shared();

    @ParameterizedTest
    @ValueSource(strings = {"intake", "quota", "review", "notification"})
    void whatAServiceExportsIsWhatIsDocumented(String service) throws IOException {
        var documented = documented(service);
        somethingOfEachKindHappens();

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(exported(service)).isEqualTo(documented));
    }

    @Test
    void whatIsRareIsDocumentedAllTheSame() throws IOException {
        var page = Files.readString(Jars.ROOT.resolve("docs/metrics.md"));

        assertThat(page).contains(RARE);
    }

    private void somethingOfEachKindHappens() {
        var applicant = system.applicant("metrics");
        var id = applicant.submits(Forms.rejectedByRules("Quorfield"));
        applicant.awaitStatus(id, "rejected");
        applicant.client().post(Applicant.APPLICATIONS, Map.of()).expectProblem(422);
        system.anonymous().with("X-TC-Action", "DescribeSmsSignList").post("/", Map.of());
    }

    private static Set<String> documented(String service) throws IOException {
        try (var lines = Files.lines(Jars.ROOT.resolve("docs/metrics.md"))) {
            return lines.map(DOCUMENTED::matcher)
                    .filter(row -> row.matches() && isOf(service, row.group(2)))
                    .map(row -> row.group(1))
                    .filter(name -> !RARE.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isOf(String service, String services) {
        return services.equals("all") || List.of(services.split(", ", -1)).contains(service);
    }

    private Set<String> exported(String service) {
        var management = system.facts().path("management").path(service).stringValue();
        return Client.fetch(URI.create(management + "/actuator/prometheus"))
                .expect(200)
                .text()
                .lines()
                .map(EXPORTED::matcher)
                .filter(line -> line.matches() && !RARE.contains(line.group(1)))
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
