package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.intake.Client;
import io.countersign.intake.Running;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.rules.RuleBook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules in intake: what they leave behind, what they tell whom, and which files are taken. */
class RulesTest {

    private static final String EVALUATE = "/v1/applications:evaluate";

    private final Running intake = Running.intake();

    /** Every collection with the number of its documents, every topic with the number of its records. */
    private Map<String, Long> traces() {
        var traces = new TreeMap<String, Long>();
        var database = intake.context().getBean(MongoDatabase.class);
        database.listCollectionNames()
                .forEach(name -> traces.put(name, database.getCollection(name).countDocuments()));
        for (var topic : List.of(intake.topics().applications(), intake.topics().messages())) {
            traces.put(topic, (long) intake.read(topic).size());
        }
        return traces;
    }

    /** What listeners still write of earlier tests is no trace of this one: it ends, and another account evaluates. */
    @Test
    void evaluatingLeavesNoTrace() {
        var accounts = new AtomicInteger();
        await().untilAsserted(() -> {
            var client = intake.account("traceless-" + accounts.incrementAndGet());
            var before = traces();

            evaluateManyNames(client);

            assertThat(traces()).isEqualTo(before);
        });
    }

    private static void evaluateManyNames(Client client) {
        for (int i = 0; i < 40; i++) {
            var name = i % 3 == 0 ? "test" : "Traceless " + i;
            var answer = client.post(EVALUATE, """
                {"name":"%s","region":"global","type":"company","purpose":"self_use",
                 "documents":[{"type":"business_licence"}]}\
                """.formatted(name));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
    }

    @Test
    void evaluatingHasALimitOfItsOwn() {
        var client = intake.account("hasty");

        var evaluated = client.post(EVALUATE, "{}");
        var read = client.get("/v1/applications");

        assertThat(evaluated.header("RateLimit-Policy")).startsWith("\"evaluate\"");
        assertThat(read.header("RateLimit-Policy")).startsWith("\"read\"");
    }

    @Test
    void aSandboxAccountGetsTheResultOfTheSandboxTable() {
        intake.operator()
                .put("/v1/accounts/tryout", "{\"kind\":\"enterprise\",\"verifiedName\":\"Acme\",\"test\":true}");
        var client = intake.as(intake.issuer().token("tryout", "applications:write", "applications:read"));

        assertThat(evaluated(client, "Sandbox Name Length").string("route")).isEqualTo("rejected");
        assertThat(evaluated(client, "Sandbox Approved").string("route")).isEqualTo("approved");
        assertThat(evaluated(client, "Nordlicht").string("route")).isEqualTo("approved");
        assertThat(evaluated(client, "Nordlicht").string("ruleSet")).isEqualTo("sandbox");
    }

    private static Client.Answer evaluated(Client client, String name) {
        return client.post(EVALUATE, """
            {"name":"%s","region":"domestic","type":"company","purpose":"self_use",
             "documents":[{"type":"business_licence"}]}\
            """.formatted(name));
    }

    @Test
    void noResponseRevealsTheOwnerOfASimilarName() {
        var client = intake.account("imitator");
        var id = SignatureId.of(client.post("/v1/applications", ApplicationsTest.application("Kran1chflug"))
                .string("id"));
        var findings = List.of(
                new Finding("name-length", Result.PASSED, List.of(), Map.of("length", "11"), Map.of("max", "hidden-3")),
                new Finding(
                        "look-alike",
                        Result.REFERRED,
                        List.of(),
                        Map.of(),
                        Map.of("neighbours", "4711\toriginal-account\t0\tKranichflug")),
                new Finding(
                        "seen-pictures",
                        Result.REFERRED,
                        List.of(),
                        Map.of(),
                        Map.of("sightings", "abc\toriginal-account\ttrue")));
        var sent = new SentToReviewer(
                id,
                1,
                Fixtures.summary(),
                Fixtures.NOON,
                new Assessment("intl-2022-02-21", "abc", findings),
                null,
                null);
        intake.says(
                intake.topics().decisions(), CloudEvent.of("/review", Fixtures.NOON, new AccountId("imitator"), sent));
        var path = "/v1/applications/" + id;
        await().untilAsserted(() -> assertThat(client.get(path).string("stage")).isEqualTo("in_review"));

        for (var seen : List.of(
                client.get(path),
                client.get("/v1/applications"),
                client.get(path + "/timeline"),
                client.get(path + "/decisions/1/explanation"))) {
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.text())
                    .doesNotContain("original-account", "4711", "Kranichflug", "neighbours", "sightings")
                    .doesNotContain("look-alike", "seen-pictures", "hidden-3", "restricted");
        }
        assertThat(client.get(path + "/decisions/1/explanation").text()).contains("name-length");
        assertThat(intake.account("original-account").get(path).status()).isEqualTo(404);
    }

    @Test
    void everyInstanceReportsTheHashesOfItsRuleSets() throws Exception {
        var port = Running.port(intake.context(), "management");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .timeout(TestTimeouts.LIMIT);
        try (var http = HttpClient.newHttpClient()) {
            var metrics = http.send(request.build(), BodyHandlers.ofString()).body();

            RuleBook.shipped()
                    .hashes()
                    .forEach((name, hash) -> assertThat(metrics)
                            .containsPattern(
                                    "countersign_rule_set_info\\{hash=\"%s\",name=\"%s\".*} 1".formatted(hash, name)));
        }
    }

    @Test
    void aSetThatChangedUnderItsPublishedNameIsRefused(@TempDir Path directory) throws Exception {
        var sets = Files.createDirectory(directory.resolve("sets"));
        var shipped =
                Files.readString(Path.of("../rules/src/main/resources/io/countersign/rules/sets/cn-2025-06-11.yaml"));
        var ours =
                Files.writeString(sets.resolve("ours-1.yaml"), shipped.replace("name: cn-2025-06-11", "name: ours-1"));
        intake.instance("countersign.rules=" + directory).close();
        Files.writeString(ours, Files.readString(ours).replace("likeness: 4", "likeness: 5"));

        assertThatThrownBy(() -> intake.instance("countersign.rules=" + directory))
                .hasRootCauseInstanceOf(StartupException.class)
                .hasStackTraceContaining("ours-1 has changed");
    }

    @Test
    void filesThatCannotBeUsedAreRefusedByFileAndLine(@TempDir Path directory) throws Exception {
        Files.writeString(Files.createDirectory(directory.resolve("sets")).resolve("ours-1.yaml"), "name: other\n");

        assertThatThrownBy(() -> intake.instance("countersign.rules=" + directory))
                .hasRootCauseInstanceOf(StartupException.class)
                .hasStackTraceContaining("ours-1.yaml:");
    }
}
