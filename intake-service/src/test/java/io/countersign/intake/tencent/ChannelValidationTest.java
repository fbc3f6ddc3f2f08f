package io.countersign.intake.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.Client;
import io.countersign.intake.tencent.call.ApiVersion;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An application is validated alike as a request, as a line of a stream and as a call of the Tencent-compatible API. */
class ChannelValidationTest {

    private static final String ACCOUNT = "entrances";
    private static final RunningCalls RUNNING = RunningCalls.running();
    private static final RunningCalls.Keys KEYS = RUNNING.keys(ACCOUNT);
    private static final Client CLIENT = RUNNING.intake().account(ACCOUNT);
    private static final String BULK = "/v1/applications:bulk";
    private static final String SUBMIT = "/v1/applications";

    /** The id of what was accepted; empty if it was refused. */
    enum Entrance {
        REQUEST {
            @Override
            Optional<String> submit(String name, String remark) {
                var answer = CLIENT.post(SUBMIT, form(name, remark).toString());
                assertThat(answer.status()).as(answer.text()).isIn(202, 422);
                return answer.status() == 202 ? Optional.of(answer.string("id")) : Optional.empty();
            }
        },
        LINE {
            @Override
            Optional<String> submit(String name, String remark) {
                var result = line(form(name, remark));
                assertThat(result.get("status").intValue())
                        .as(result.toString())
                        .isIn(202, 422);
                return Optional.ofNullable(result.get("id")).map(JsonNode::asString);
            }
        },
        CALL {
            @Override
            Optional<String> submit(String name, String remark) {
                var body = CallsInMemory.application(ApiVersion.V2021)
                        .put("SignName", name)
                        .put("Remark", remark)
                        .toString();
                var answer = RUNNING.call(RUNNING.port(), KEYS, "AddSmsSign", body);
                var id = answer.at("/AddSignStatus/SignId");
                assertThat(id.isMissingNode())
                        .as(answer.toString())
                        .isEqualTo(answer.at("/Error/Code").asString("").startsWith("InvalidParameterValue"));
                return id.isMissingNode() ? Optional.empty() : Optional.of(id.asString());
            }
        };

        abstract Optional<String> submit(String name, String remark);
    }

    private static ObjectNode form(String name, String remark) {
        var form = RunningCalls.JSON.createObjectNode();
        form.put("name", name).put("region", "global").put("type", "company").put("purpose", "self_use");
        form.putArray("documents");
        return form.put("remark", remark);
    }

    private static JsonNode line(ObjectNode line) {
        var answer = CLIENT.post(BULK, "application/x-ndjson", BodyPublishers.ofString(line + "\n"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return RunningCalls.JSON.readTree(answer.text());
    }

    static Stream<String> refusedRemarks() {
        return Stream.of(
                "x".repeat(501), "备".repeat(501), "😀".repeat(501), "bell\u0007", "nul\u0000", "del\u007f", "c1\u0085");
    }

    @ParameterizedTest
    @MethodSource("refusedRemarks")
    void aRemarkIsRefusedEverywhere(String remark) {
        assertThat(Entrance.values())
                .allSatisfy(entrance ->
                        assertThat(entrance.submit("Quor " + entrance, remark)).isEmpty());
    }

    static Stream<String> acceptedRemarks() {
        return Stream.of("备".repeat(500), "😀".repeat(500), "two\nlines,\ta tab\r\n", "e\u0301 stays as it is");
    }

    @ParameterizedTest
    @MethodSource("acceptedRemarks")
    void aRemarkIsAcceptedAndStoredAlikeEverywhere(String remark) {
        for (var entrance : Entrance.values()) {
            var id = entrance.submit(
                    "Quor " + entrance + Integer.toHexString(remark.hashCode()).substring(0, 3), remark);

            assertThat(id).as("%s", entrance).isPresent();
            assertThat(CLIENT.get(SUBMIT + "/" + id.orElseThrow())
                            .json()
                            .at("/application/remark")
                            .asString())
                    .isEqualTo(remark);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "bell\u0007", "line\nbreak", "c1\u0085name"})
    void aNameIsRefusedEverywhere(String name) {
        assertThat(Entrance.values())
                .allSatisfy(
                        entrance -> assertThat(entrance.submit(name, "remark")).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void aNameHasAtMost64CodePointsAsItWasSent(Entrance entrance) {
        assertThat(entrance.submit("n".repeat(65), "remark")).isEmpty();
        assertThat(entrance.submit(" ".repeat(59) + "Quor" + entrance.name().charAt(0), "remark"))
                .isPresent();
        assertThat(entrance.submit(" ".repeat(60) + "Quor" + entrance.name().charAt(0), "remark"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsStoredInNormalizationFormCWithoutSpacesAround(Entrance entrance) {
        var id = entrance.submit("  Cafe\u0301 " + entrance + " ", "remark").orElseThrow();

        assertThat(CLIENT.get(SUBMIT + "/" + id).json().at("/application/name").asString())
                .isEqualTo("Café " + entrance);
    }

    @Test
    void aLinesKeyIsTheKeyOfARequest() {
        var form = form("Quor keyed", "remark");
        var first = CLIENT.post(SUBMIT, form.toString(), "Idempotency-Key", "\"k-1\"");
        assertThat(first.status()).as(first.text()).isEqualTo(202);

        for (var key : new String[] {"k-1", "\"k-1\""}) {
            var again = line(form.deepCopy().put("idempotencyKey", key));

            assertThat(again.path("id").asString("")).as(again.toString()).isEqualTo(first.string("id"));
        }
        assertThat(line(form("Quor other", "remark").put("idempotencyKey", "k-1"))
                        .at("/problem/code")
                        .asString())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "k 1", "k-1 ", "schlüssel", "\"open", "a,b"})
    void aLinesKeyHasTheSyntaxOfTheHeader(String key) {
        var result = line(form("Quor keyless", "remark").put("idempotencyKey", key));

        assertThat(result.get("status").intValue()).as(result.toString()).isEqualTo(422);
        assertThat(result.at("/problem/errors/0/pointer").asString()).isEqualTo("/idempotencyKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "If-Match", "If-None-Match"})
    void aStreamHasNoKeyAndNoPreconditionAsAWhole(String header) {
        var answer = CLIENT.post(
                BULK,
                "application/x-ndjson",
                BodyPublishers.ofString(form("Quor whole", "remark") + "\n"),
                header,
                "\"k-9\"");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.string("code")).isEqualTo("HEADER_NOT_ALLOWED");
    }
}
