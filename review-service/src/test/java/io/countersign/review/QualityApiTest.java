package io.countersign.review;

import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.admittedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CertificateEvent.CertificateDeleted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.quality.SampleDraw;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Blind second reviews and known answers over HTTP. */
class QualityApiTest {

    private static final String APPROVE = "\"verdict\":\"approve\"";
    private static final String REJECT = "\"verdict\":\"reject\",\"reasons\":[{\"code\":\"DOCUMENT_EXPIRED\"}]";

    private static final String COPY = "{\"id\":\"copy-1\",\"source\":\"1801\",\"expected\":\"approve\"}";

    @SuppressWarnings("NullAway.Init")
    private static Installation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        installation = new Installation();
        service = installation.start(
                "countersign.review.quality.permille=50",
                "countersign.review.quality.seed=test",
                "countersign.review.quality.account=operator",
                "countersign.review.quality.copies=true",
                "countersign.review.quality.claim-percent=100");
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    private static String token(String reviewer, String scopes) {
        return installation.issuer.token(Map.of("sub", reviewer, "scope", scopes));
    }

    private static String lead() {
        return token("lena", "review:read review:lead");
    }

    private static JsonNode report() throws Exception {
        return installation.read(installation.get(service, "/v1/cases/quality", lead()));
    }

    private static JsonNode claimNext(String token) throws Exception {
        var answer = installation.post(service, "/v1/cases/next/claim", token, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return installation.read(answer);
    }

    private static String rule(JsonNode claim, String token, String verdict) throws Exception {
        var body = "{\"revision\":1,\"token\":\"" + claim.get("token").stringValue() + "\"," + verdict + "}";
        var path = "/v1/cases/" + claim.get("id").stringValue() + "/verdict";
        var answer = installation.post(service, path, token, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return installation.read(answer).get("outcome").stringValue();
    }

    private static JsonNode of(JsonNode report, String reviewer) {
        return report.get("reviewers")
                .valueStream()
                .filter(one -> one.get("reviewer").stringValue().equals(reviewer))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDrawnDecisionIsReviewedBlindlyAndASeniorDecidesADisagreement() throws Exception {
        var draw = new SampleDraw(50, "test");
        long id = LongStream.rangeClosed(1, 500)
                .filter(one -> draw.draws(new SignatureId(one), 1))
                .findFirst()
                .orElseThrow();
        installation.say(admitted(new SignatureId(id), 1, "Acme Sample"));
        installation.awaitPublished("sent-to-reviewer:" + id + ":1");
        var rita = installation.reviewer("rita");
        var path = "/v1/cases/" + id;
        var claim = installation.read(installation.post(service, path + "/claim", rita, ""));
        rule(claim, rita, APPROVE);
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(
                        () -> assertThat(report().get("waiting").intValue()).isEqualTo(1));

        var sam = installation.reviewer("sam");
        var uma = token("uma", "review:read review:decide review:senior");
        var again = installation.post(service, "/v1/cases/next/claim", rita, "");
        var second = claimNext(sam);
        var shownAs = second.get("id").stringValue();
        var view = installation.get(service, "/v1/cases/" + shownAs, sam).body();
        var history = installation
                .get(service, "/v1/cases/" + shownAs + "/history", sam)
                .body();
        var recorded = rule(second, sam, REJECT);
        var decided = rule(claimNext(uma), uma, REJECT);

        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(SignatureId.of(shownAs).isForQuality()).isTrue();
        assertThat(view).contains("Acme Sample").doesNotContain("rita", "approve");
        assertThat(history).doesNotContain("rita");
        assertThat(recorded).isEqualTo("recorded");
        assertThat(decided).isEqualTo("rejected");
        var overturned = report().at("/overturned/0");
        assertThat(overturned.get("id").stringValue()).isEqualTo(String.valueOf(id));
        assertThat(overturned.get("decidedBy").stringValue()).isEqualTo("rita");
        assertThat(overturned.get("senior").stringValue()).isEqualTo("uma");
        assertThat(overturned.get("retirementAsked").booleanValue()).isTrue();
        assertThat(of(report(), "sam").get("secondReviews").intValue()).isEqualTo(1);
        assertThat(report().at("/total/secondReviews").intValue()).isEqualTo(1);
        assertThat(installation.get(service, "/v1/cases/quality.csv", lead()).body())
                .contains("\"sam\",\"1\",\"0\"", "\"all\",");
        assertThat(installation
                        .read(installation.get(service, path, sam))
                        .at("/revisions/0/state")
                        .stringValue())
                .isEqualTo("approved");
        assertNothingIsPublishedOf(shownAs);
    }

    private static void assertNothingIsPublishedOf(String shownAs) {
        assertThat(installation.records(installation.topics.decisions()))
                .noneMatch(
                        record -> new String(record.value(), StandardCharsets.UTF_8).contains("\"" + shownAs + "\""));
    }

    @Test
    void aKnownAnswerIsHandedOutAsAnyCaseAndIsNoSignature() throws Exception {
        var body = """
            {"id": "forged-1", "near": "1", "expected": "reject", "name": "Acme Known", "region": "domestic",
             "type": "company", "purpose": "self_use", "verifiedName": "Acme Ltd",
             "documents": [{"type": "business_licence", "sha256": "%s"}]}\
            """.formatted("a".repeat(64));
        var created = installation.post(service, "/v1/cases/known-answers", lead(), body);
        var shownAs = installation.read(created).get("id").stringValue();
        var tom = installation.reviewer("tom");

        assertThat(installation
                        .post(service, "/v1/cases/known-answers", lead(), body)
                        .body())
                .isEqualTo(created.body());
        assertThat(installation.get(service, "/v1/cases?limit=100", tom).body()).doesNotContain("Acme Known");
        var claim = installation.read(installation.post(service, "/v1/cases/" + shownAs + "/claim", tom, ""));
        assertThat(installation.get(service, "/v1/cases/" + shownAs, tom).body())
                .contains("Acme Known");
        assertThat(rule(claim, tom, "\"verdict\":\"reject\",\"reasons\":[{\"code\":\"DOCUMENT_FORGED\"}]"))
                .isEqualTo("rejected");

        assertThat(of(report(), "tom").get("knownAnswers").intValue()).isEqualTo(1);
        assertThat(of(report(), "tom").get("knownCorrect").intValue()).isEqualTo(1);
        assertThat(installation
                        .get(service, "/v1/cases/search?name=acme%20known", tom)
                        .body())
                .doesNotContain("Acme Known");
        assertThat(installation.get(service, "/v1/cases/statistics", lead()).body())
                .doesNotContain("tom");
        assertThat(installation.metrics(service)).doesNotContain("DOCUMENT_FORGED");
        assertNothingIsPublishedOf(shownAs);
    }

    @Test
    void aCopyOfADecidedCaseEndsWhenItsCertificateIsDeleted() throws Exception {
        var source = new SignatureId(1_801);
        installation.say(admittedWith(source, 1, Cases.CERTIFICATE));
        installation.awaitPublished("sent-to-reviewer:1801:1");
        var tina = installation.reviewer("tina");
        var open = installation.post(service, "/v1/cases/known-answers", lead(), COPY);
        rule(installation.read(installation.post(service, "/v1/cases/1801/claim", tina, "")), tina, APPROVE);

        var created = installation.post(service, "/v1/cases/known-answers", lead(), COPY);
        var shownAs = installation.read(created).get("id").stringValue();
        var ticket = "/v1/cases/" + shownAs + "/certificates/" + Cases.CERTIFICATE + "/ticket";
        var claimed = installation.post(service, "/v1/cases/" + shownAs + "/claim", tina, "");
        installation.report(CloudEvent.of(
                "/intake", Instant.now(), Cases.ACCOUNT, new CertificateDeleted(Cases.ACCOUNT, Cases.CERTIFICATE)));

        assertThat(open.body()).contains("NOT_DECIDED");
        assertThat(claimed.statusCode()).isEqualTo(200);
        assertThat(installation.post(service, ticket, tina, "").statusCode())
                .as("known, and without a key for tickets")
                .isEqualTo(503);
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(installation
                                .read(installation.get(service, "/v1/cases/" + shownAs, tina))
                                .at("/revisions/0/state")
                                .stringValue())
                        .isEqualTo("deleted"));
        assertThat(installation
                        .post(service, "/v1/cases/known-answers", lead(), COPY)
                        .body())
                .contains("CERTIFICATE_DELETED");
        assertNothingIsPublishedOf(shownAs);
    }

    @Test
    void everyFaultOfAKnownAnswerIsReported() throws Exception {
        var answer = installation.post(
                service, "/v1/cases/known-answers", lead(), "{\"near\":\"x\",\"documents\":[{\"type\":\"none\"}]}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(installation.read(answer).get("errors").size()).isGreaterThan(5);
    }
}
