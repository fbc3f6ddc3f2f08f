package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.evaluation.FourEyesBook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Four eyes as a rule set demands them, over HTTP. */
class FourEyesApiTest {

    private static final String APPROVE = "\"verdict\":\"approve\",\"comment\":\"fine by me\"";
    private static final String REJECT = "\"verdict\":\"reject\",\"reasons\":[{\"code\":\"DOCUMENT_FORGED\"}]";

    @SuppressWarnings("NullAway.Init")
    private static Installation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start(@TempDir Path rules) throws Exception {
        installation = new Installation();
        service = installation.startWithRealRules("countersign.rules=" + FourEyesBook.write(rules));
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    private static String open(int id) throws Exception {
        var plain = Cases.application("AcmeCloud");
        var application = Application.of(plain.name(), plain.region(), plain.type(), plain.purpose())
                .withDocuments(List.of(new Application.Document(DocumentType.BUSINESS_LICENCE, "0".repeat(64))));
        var signature = new SignatureId(id);
        installation.say(
                Cases.record(new ApplicationAdmitted(signature, 1, application, Cases.snapshot(), Cases.NOW, 1, 50)));
        installation.awaitPublished("sent-to-reviewer:" + id + ":1");
        return "/v1/cases/" + id;
    }

    private static String token(String reviewer, String scopes) {
        return installation.issuer.token(Map.of("sub", reviewer, "scope", scopes));
    }

    private static HttpResponse<String> claim(String path, String token) throws Exception {
        return installation.post(service, path + "/claim", token, "");
    }

    private static HttpResponse<String> rule(String path, String token, String verdict) throws Exception {
        var claim = installation.read(claim(path, token)).get("token").stringValue();
        var body = "{\"revision\":1,\"token\":\"" + claim + "\"," + verdict + "}";
        var answer = installation.post(service, path + "/verdict", token, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    void anotherReviewerConfirmsWithoutSeeingTheFirstVerdict() throws Exception {
        var path = open(1);
        var sam = installation.reviewer("sam");
        rule(path, installation.reviewer("rita"), APPROVE);

        var refused = claim(path, installation.reviewer("rita"));
        var views = List.of(
                installation.get(service, path, sam).body(),
                installation.get(service, path + "/history", sam).body(),
                installation.get(service, "/v1/cases?state=open", sam).body(),
                installation.get(service, "/v1/cases/search?id=1", sam).body());
        var audited = installation.get(service, path + "/history", token("otto", "review:read review:audit"));
        rule(path, sam, APPROVE);

        assertThat(installation.read(refused).get("code").stringValue()).isEqualTo("OWN_VERDICT");
        assertThat(views).allSatisfy(view -> assertThat(view).doesNotContain("fine by me", "approve", "agree"));
        assertThat(views.get(1)).contains("\"action\":\"verdict\"").contains("\"actor\":\"hidden\"");
        assertThat(audited.body()).doesNotContain("hidden");
        assertThat(installation.awaitPublished("outcome:1:1")).contains("approved.v1");
    }

    @Test
    void aSeniorDecidesWhereTwoDisagree() throws Exception {
        var path = open(2);
        var uma = token("uma", "review:read review:decide review:senior");
        rule(path, installation.reviewer("rita"), APPROVE);
        rule(path, installation.reviewer("sam"), REJECT);

        assertThat(installation
                        .read(claim(path, installation.reviewer("tom")))
                        .get("code")
                        .stringValue())
                .isEqualTo("ESCALATED");
        assertThat(installation.published("outcome:2:1")).isEmpty();
        rule(path, uma, REJECT);

        assertThat(installation.awaitPublished("outcome:2:1")).contains("rejected.v1");
    }

    @Test
    void whoHasGivenAVerdictIsNotHandedTheCaseAgain() throws Exception {
        var path = open(3);
        rule(path, installation.reviewer("nina"), APPROVE);

        var next = installation.post(service, "/v1/cases/next/claim", installation.reviewer("nina"), "");

        assertThat(next.body()).doesNotContain("\"id\":\"3\"");
    }
}
