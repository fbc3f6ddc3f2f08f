package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the API documents show works when it is pasted, as far as what it names is there. */
class ExamplesTest {

    /** Others use the one that the examples name. */
    private static final String ACCOUNT = "examples";

    private static final String NAMED = "acme-cloud";
    private static final List<Integer> THERE = List.of(200, 201, 202);
    private static final List<Integer> NOT_THERE = List.of(404, 409);

    private final Standalone system = Standalone.shared();
    private final Client applicant = system.applicant(ACCOUNT).client();

    /** An example of a body, with where it goes. */
    private record Example(String method, String path, String mediaType, String body) {

        /** It names something that is not there, or needs an account of the operator, which is not configured. */
        boolean needsMore() {
            return path.matches("/v1/(applications|cases)/([0-9].*|known-answers)");
        }
    }

    @AfterEach
    void endTheAbsenceOfTheExample() {
        system.reviewer("lead").delete("/v1/cases/reviewers/me/absence").expect(204);
    }

    @Test
    void everyExampleOfABodyIsTaken() {
        var examples = examples();

        assertThat(examples).extracting(Example::path).contains("/v1/applications", "/v1/quota/limit");
        assertThat(examples).hasSizeGreaterThan(9).allSatisfy(this::isTaken);
    }

    /** The examples hand cases over to a reviewer whom this installation does not know. */
    private void isTaken(Example example) {
        var answer = send(example);
        if (example.body().replace(" ", "").contains("\"to\":\"sam\"")) {
            assertThat(answer.status()).as(example.path()).isEqualTo(422);
            assertThat(answer.text()).contains("UNKNOWN_REVIEWER");
        } else {
            assertThat(answer.status()).as(example.path()).isIn(example.needsMore() ? NOT_THERE : THERE);
        }
    }

    private Answer send(Example example) {
        var client = caller(example.path());
        return example.method().equals("post")
                ? client.post(example.path(), example.mediaType(), example.body())
                : client.put(example.path(), example.mediaType(), example.body());
    }

    private Client caller(String path) {
        if (path.startsWith("/v1/cases")) {
            return system.reviewer("lead");
        }
        var isOperators = path.startsWith("/v1/accounts") || path.startsWith("/v1/quota");
        return isOperators ? system.operator().actingFor(ACCOUNT) : applicant;
    }

    private List<Example> examples() {
        var found = new ArrayList<Example>();
        for (var service : List.of("/v1/applications", "/v1/quota", "/v1/cases", "/v1/notices")) {
            var document = system.anonymous().document(service);
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(operation ->
                                    collect(path.getKey(), operation.getKey(), operation.getValue(), found)));
        }
        return found;
    }

    private static void collect(String path, String method, JsonNode operation, List<Example> found) {
        var filled = path;
        for (var parameter : operation.path("parameters")) {
            filled = filled.replace(
                    "{" + parameter.path("name").stringValue() + "}",
                    parameter.path("example").asString("1"));
        }
        for (var content : operation.at("/requestBody/content").properties()) {
            for (var body : bodies(content.getValue())) {
                found.add(new Example(method, filled.replace(NAMED, ACCOUNT), content.getKey(), untilTomorrow(body)));
            }
        }
    }

    /** The times of the examples pass one day. */
    private static String untilTomorrow(String body) {
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        return body.replaceAll("(\"until\": *)\"[^\"]*\"", "$1\"" + tomorrow + "\"");
    }

    private static List<String> bodies(JsonNode content) {
        var bodies = new ArrayList<String>();
        content.findValues("value").forEach(value -> bodies.add(text(value)));
        if (content.has("example")) {
            bodies.add(text(content.get("example")));
        }
        return bodies;
    }

    private static String text(JsonNode example) {
        return example.isString() ? example.stringValue() : example.toString();
    }
}
