package io.countersign.intake.web;

import static io.countersign.intake.web.ApplicationsTest.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.Client;
import io.countersign.intake.Running;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BulkSubmissionTest {

    private static final String ENTERPRISE = "{\"kind\":\"enterprise\",\"verifiedName\":\"Acme Cloud Ltd\"}";
    private static final JsonMapper JSON = new JsonMapper();

    private final Running intake = Running.intake();

    private static List<JsonNode> results(Client client, String lines, String... headers) {
        var answer =
                client.post("/v1/applications:bulk", "application/x-ndjson", BodyPublishers.ofString(lines), headers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.header("RateLimit")).startsWith("\"submit\";r=");
        assertThat(answer.header("RateLimit-Policy")).startsWith("\"submit\";q=");
        return answer.text().lines().map(JSON::readTree).toList();
    }

    private static String line(String name, String more) {
        return application(name).replace("}", more + "}") + "\n";
    }

    private static List<Integer> statuses(List<JsonNode> results) {
        return results.stream().map(result -> result.get("status").intValue()).toList();
    }

    @Test
    void eachLineHasItsResult() {
        var client = intake.account("bulky");
        var lines = line("Acme", ",\"externalReference\":\"r-1\"")
                + "\n{\"name\":\n"
                + line("Bravo", ",\"colour\":1")
                + line("x".repeat(70_000), "")
                + "  \n"
                + line("Charlie", ",\"idempotencyKey\":\"a b\"")
                + line("Delta", ",\"account\":\"stranger\"")
                + application("Echo");

        var results = results(client, lines);

        assertThat(statuses(results)).containsExactly(202, 400, 422, 413, 422, 403, 202);
        assertThat(results).extracting(result -> result.get("line").intValue()).containsExactly(1, 3, 4, 5, 7, 8, 9);
        assertThat(results.get(1).at("/problem/detail").asString())
                .isEqualTo("The line is not one well-formed JSON value: look at column 9.");
        assertThat(results.getFirst().get("externalReference").stringValue()).isEqualTo("r-1");
        assertThat(results.get(2).at("/problem/errors/0/pointer").asString()).isEqualTo("/colour");
        assertThat(client.get("/v1/applications").json().get("items").size()).isEqualTo(2);
    }

    @Test
    void aStreamThatIsSentAgainCountsOnce() {
        var client = intake.account("again");
        var lines = IntStream.range(0, 500)
                .mapToObj(i -> line("Acme " + i, ",\"idempotencyKey\":\"k-" + i + "\""))
                .collect(Collectors.joining());
        var half = lines.substring(0, lines.indexOf("k-250"));

        var first = results(client, half);
        var second = results(client, lines);

        assertThat(statuses(second)).hasSize(500).containsOnly(202);
        assertThat(second.stream().limit(250).map(result -> result.get("id").stringValue()))
                .containsExactlyElementsOf(first.stream()
                        .limit(250)
                        .map(result -> result.get("id").stringValue())
                        .toList());
        assertThat(second.stream().map(result -> result.get("id").stringValue()).distinct())
                .hasSize(500);
    }

    @Test
    void aPlatformFeedsManyAccountsInTheirOrder() {
        var platform = intake.platform("feeder");
        for (int account = 0; account < 20; account++) {
            platform.put("/v1/accounts/feeder." + account, ENTERPRISE);
        }
        var lines = IntStream.range(0, 3_000)
                .mapToObj(i -> line(
                        "Acme " + i, ",\"account\":\"feeder.%d\",\"externalReference\":\"%d\"".formatted(i % 20, i)))
                .collect(Collectors.joining());

        var results = results(platform, lines + line("Foreign", ",\"account\":\"rival.9\""));

        assertThat(statuses(results.subList(0, 3_000))).containsOnly(202);
        assertThat(results.getLast().get("status").intValue()).isEqualTo(403);
        assertInOrder();
    }

    private void assertInOrder() {
        Map<String, Integer> last = new HashMap<>();
        intake.read(intake.topics().applications()).stream()
                .filter(found -> found.key().startsWith("feeder."))
                .forEach(found -> {
                    var reference = JSON.readTree(new String(found.value(), StandardCharsets.UTF_8))
                            .at("/data/application/externalReference")
                            .asString();
                    var number = Integer.parseInt(reference);
                    assertThat(last.getOrDefault(found.key(), -1)).isLessThan(number);
                    last.put(found.key(), number);
                });
        assertThat(last).hasSize(20);
    }

    @Test
    void aWalkOverManyUnderInsertsMissesAndDoublesNone() {
        var client = intake.account("walker");
        var before = results(
                        client,
                        IntStream.range(0, 4_000)
                                .mapToObj(i -> line("Acme " + i, ""))
                                .collect(Collectors.joining()))
                .stream()
                .map(result -> result.get("id").stringValue())
                .toList();

        var seen = new HashSet<String>();
        var path = "/v1/applications?limit=200";
        for (var next = path; !next.isEmpty(); ) {
            var page = client.get(next).json();
            page.get("items")
                    .values()
                    .forEach(item ->
                            assertThat(seen.add(item.get("id").stringValue())).isTrue());
            client.post("/v1/applications", application("Late"));
            next = page.has("next") ? path + "&cursor=" + page.get("next").stringValue() : "";
        }

        assertThat(seen).containsAll(before);
    }

    @Test
    void itIsABulkOfNothingElse() {
        var client = intake.account("bulky");

        assertThat(client.post("/v1/applications:bulk", "{}").status()).isEqualTo(415);
        assertThat(intake.as("")
                        .post("/v1/applications:bulk", "application/x-ndjson", BodyPublishers.ofString("{}\n"))
                        .status())
                .isEqualTo(401);
        assertThat(intake.as(intake.issuer().token("bulky", "applications:read"))
                        .post("/v1/applications:bulk", "application/x-ndjson", BodyPublishers.ofString("{}\n"))
                        .status())
                .isEqualTo(403);
        assertThat(results(client, "")).isEmpty();
    }
}
