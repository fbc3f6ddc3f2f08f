package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.intake.Client;
import io.countersign.intake.Running;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.registry.SignatureRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AdviceTest {

    private static final String PATH = "/v1/applications:evaluate";

    private final Running intake = Running.intake();
    private final Client client = intake.account("advised");

    private static String trial(String name) {
        return """
            {"name":"%s","region":"global","type":"company","purpose":"self_use",
             "documents":[{"type":"business_licence"}]}\
            """.formatted(name);
    }

    @Test
    void aDryRunReturnsTheRouteAndStoresNothing() {
        var before = intake.read(intake.topics().applications()).size();
        var dry = intake.account("dry");

        var rejected = dry.post(PATH, trial("test"));
        var human = dry.post(PATH, trial("Acme Cloud"));

        assertThat(rejected.status()).as(rejected.text()).isEqualTo(200);
        assertThat(rejected.string("route")).isEqualTo("rejected");
        assertThat(rejected.json().at("/reasons/0/remedy").asString()).isNotBlank();
        assertThat(human.string("route")).isEqualTo("human");
        assertThat(human.json().get("provisional").booleanValue()).isFalse();
        assertThat(human.json().get("checks").size()).isGreaterThan(5);
        assertThat(human.json().at("/advisory/limit").intValue()).isEqualTo(50);
        assertThat(intake.read(intake.topics().applications())).hasSize(before);
        assertThat(dry.get("/v1/applications").json().get("items").size()).isZero();
        assertThat(dry.post(PATH, "{}").status()).isEqualTo(422);
    }

    @Test
    void aRejectedNameHasPositionsAndASuggestion() {
        var answer = client.post(PATH, trial("Acme C@sino"));

        var reason = answer.json().at("/reasons/0");
        assertThat(reason.get("code").asString()).isEqualTo("PROHIBITED_CONTENT");
        assertThat(reason.at("/positions/0/from").intValue()).isEqualTo(5);
        assertThat(reason.at("/positions/0/to").intValue()).isEqualTo(11);
        assertThat(reason.get("suggestion").asString()).isNotBlank();
        assertThat(reason.get("remedy").asString())
                .contains(reason.get("suggestion").asString());
    }

    @Test
    void aBrandOfAnotherAccountAsAWordIsAbsentFromAnEvaluation() {
        intake.context()
                .getBean(SignatureRegistry.class)
                .put(List.of(new ApprovedName(
                        new SignatureId(990_001), new AccountId("brand-owner"), Region.GLOBAL, "Markelton")));

        var answer = client.post(PATH, trial("Markelton Bank"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.string("route")).isEqualTo("human");
        assertThat(answer.json().get("reasons").size()).isZero();
        assertThat(answer.text())
                .doesNotContain("brand-owner", "look-alike", "namesWithin")
                .doesNotContain("990001");
    }

    @Test
    void aPatchMendsTheFormThatWasSent() {
        var form = (ObjectNode)
                new JsonMapper().readTree(trial("【Ｘｉｎｇ\u3000Cloud】").replace("global", "domestic"));
        var first = client.post(PATH, form.toString()).json().get("reasons");

        var patch = first.get(0).get("patch").get(0);
        assertThat(patch.get("op").asString()).isEqualTo("replace");
        form.put(patch.get("path").asString().substring(1), patch.get("value").asString());
        var second = client.post(PATH, form.toString());

        assertThat(first.valueStream().map(reason -> reason.get("code").asString()))
                .containsExactly("NAME_CHARACTERS", "NAME_BRACKETS");
        assertThat(second.json().get("reasons")).isEmpty();
        assertThat(second.string("route")).isEqualTo("human");
    }

    @Test
    void theRequirementsAreStatedInBothLanguages() {
        var answer = client.get("/v1/requirements?region=global&purpose=for_others&type=company");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("types").size()).isEqualTo(1);
        assertThat(answer.json().at("/letter/zh").asString()).isNotBlank();
        assertThat(answer.json().at("/types/0/certificates/0/notNeededAgain").isBoolean())
                .isTrue();
        assertThat(answer.json().at("/types/0/certificates/0/oneOf/0/shows/en").asString())
                .isNotBlank();
        assertThat(client.get("/v1/requirements?region=mars&colour=1")
                        .json()
                        .get("errors")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void aDecisionIsExplainedWithoutWhatOnlyReviewersMaySee() {
        var id = SignatureId.of(client.post("/v1/applications", ApplicationsTest.application("Acme"))
                .string("id"));
        var path = "/v1/applications/" + id + "/decisions/1/explanation";
        assertThat(client.get(path).string("detail")).startsWith("No rule has evaluated this revision");
        assertThat(client.get(path.replace("/decisions/1/", "/decisions/7/")).string("detail"))
                .isEqualTo("The signature has no such revision.");
        assertThat(client.get(path).status()).isEqualTo(404);
        var reason = Reason.at("/name", ReasonCode.NAME_LENGTH).with("length", "1");
        var finding = new Finding(
                "name-length", Result.REJECTED, List.of(reason), Map.of("length", "1"), Map.of("secret", "hidden"));
        var rejected = new SignatureRejected(
                id,
                1,
                Fixtures.summary(),
                Fixtures.NOON,
                Route.AUTOMATIC,
                List.of(reason),
                new Assessment("intl-2022-02-21", "abc", List.of(finding)));

        intake.says(
                intake.topics().decisions(),
                CloudEvent.of("/review", Fixtures.NOON, new AccountId("advised"), rejected));

        await().untilAsserted(() -> assertThat(client.get(path).status()).isEqualTo(200));
        var explained = client.get(path);
        assertThat(explained.string("route")).isEqualTo("automatic");
        assertThat(explained.json().at("/checks/0/values/length").asString()).isEqualTo("1");
        assertThat(explained.text()).doesNotContain("hidden");
        assertThat(intake.account("curious").get(path).status()).isEqualTo(404);
    }
}
