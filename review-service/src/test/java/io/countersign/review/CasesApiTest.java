package io.countersign.review;

import static io.countersign.review.Installation.REVIEWER;
import static io.countersign.review.domain.cases.Cases.admitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.testing.ServedTextFields;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

class CasesApiTest {

    private static final AtomicLong NEXT = new AtomicLong();

    @SuppressWarnings("NullAway.Init")
    private static Installation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        installation = new Installation();
        service = installation.start("countersign.review.claims=100", "countersign.review.reviewers=sam,uma");
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    private static SignatureId open(String... names) throws Exception {
        var signature = new SignatureId(NEXT.incrementAndGet());
        int revision = 0;
        for (var name : names) {
            installation.say(admitted(signature, ++revision, name));
        }
        installation.awaitPublished("sent-to-reviewer:" + signature + ":" + revision);
        return signature;
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return installation.get(service, path, installation.reviewer());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return installation.post(service, path, installation.reviewer(), body);
    }

    private static String code(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return installation.read(response).get("code").stringValue();
    }

    private static List<String> pointers(HttpResponse<String> response) {
        return installation
                .read(response)
                .get("errors")
                .valueStream()
                .map(fault -> fault.get("pointer").stringValue())
                .toList();
    }

    @Test
    void aCaseIsCopiedOnlyWhereTheOperatorPermitsIt() throws Exception {
        var lead = installation.issuer.token(Map.of("sub", "lena", "scope", "review:read review:lead"));
        var copy = "{\"id\":\"copy\",\"source\":\"1\",\"expected\":\"reject\"}";

        var answer = installation.post(service, "/v1/cases/known-answers", lead, copy);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(code(answer)).isEqualTo("COPIES_NOT_PERMITTED");
    }

    private static String claim(SignatureId signature) throws Exception {
        var answer = post("/v1/cases/" + signature + "/claim", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return installation.read(answer).get("token").stringValue();
    }

    private static String lease(String token) {
        return "{\"revision\":1,\"token\":\"%s\"}".formatted(token);
    }

    @Test
    void aRequestWithoutATokenIsRefused() throws Exception {
        for (var path : List.of("/v1/cases", "/v1/cases/1")) {
            assertThat(installation.get(service, path, "").statusCode()).isEqualTo(401);
        }
        assertThat(installation.post(service, "/v1/cases/1/verdict", "", "{}").statusCode())
                .isEqualTo(401);
        assertThat(installation
                        .get(service, "/v1/cases", installation.issuer.token(Map.of("aud", "other", "scope", REVIEWER)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void eachActionNeedsItsScope() throws Exception {
        var auditor = installation.issuer.token(Map.of("sub", "otto", "scope", "review:read"));
        var account = installation.issuer.token("acme", "applications:write", "applications:read");

        assertThat(installation.get(service, "/v1/cases", auditor).statusCode()).isEqualTo(200);
        assertThat(installation.get(service, "/v1/cases", account).statusCode()).isEqualTo(403);
        assertThat(installation.get(service, "/v1/cases/1", account).statusCode())
                .isEqualTo(403);
        for (var command : List.of("1/claim", "next/claim", "1/extend", "1/release", "1/verdict")) {
            assertThat(installation
                            .post(service, "/v1/cases/" + command, auditor, "{}")
                            .statusCode())
                    .as(command)
                    .isEqualTo(403);
        }
    }

    @Test
    void aReviewerAsksUnderAClaimAndTheCaseWaitsForTheAnswer() throws Exception {
        var signature = open("Acme Cloud");
        var token = claim(signature);
        var path = "/v1/cases/" + signature;
        var question = "{\"revision\":1,\"token\":\"%s\",\"text\":\"Which mark?\"}".formatted(token);

        var asked = post(path + "/ask", question);

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(installation.read(asked).get("number").intValue()).isEqualTo(1);
        assertThat(installation.read(asked).get("status").stringValue()).isEqualTo("open");
        assertThat(post(path + "/ask", question).body()).isEqualTo(asked.body());
        assertThat(code(post(path + "/claim", ""))).isEqualTo("QUESTION_OPEN");
        installation.awaitPublished("requested:" + signature + ":1:1");
        var shown = installation.read(get("/v1/cases?state=asked&limit=100")).get("cases");
        assertThat(shown.valueStream().map(one -> one.get("id").stringValue())).contains(signature.text());

        installation.say(io.countersign.review.domain.cases.Cases.record(new InformationRelayed(
                signature, 1, 1, "Ours.", List.of(), io.countersign.review.domain.cases.Cases.NOW)));

        installation.awaitPublished("closed:" + signature + ":1:1");
        var waiting = installation.read(get(path)).get("waiting");
        assertThat(waiting.get("questions").get(0).get("answer").get("text").stringValue())
                .isEqualTo("Ours.");
        claim(signature);
    }

    @Test
    void everyFaultOfAQuestionIsReportedAtOnce() throws Exception {
        var answer = post("/v1/cases/1/ask", "{\"token\":7,\"text\":\"\",\"extra\":1}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(pointers(answer)).contains("/revision", "/token", "/text", "/extra");
    }

    @Test
    void aQuestionNeedsAClaimAndAnExistingCase() throws Exception {
        var signature = open("Acme Cloud");
        var question = "{\"revision\":1,\"token\":\"t\",\"text\":\"Which mark?\"}";

        assertThat(code(post("/v1/cases/" + signature + "/ask", question))).isEqualTo("LEASE_LOST");
        assertThat(code(post("/v1/cases/999999/ask", question))).isEqualTo("UNKNOWN_CASE");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        var body = "{\"revision\":1,\"token\":\"t\",\"verdict\":\"approve\"}";

        assertThat(code(get("/v1/cases/999999"))).isEqualTo("UNKNOWN_CASE");
        assertThat(get("/v1/cases/none").statusCode()).isEqualTo(404);
        assertThat(post("/v1/cases/999999/claim", "").statusCode()).isEqualTo(404);
        assertThat(post("/v1/cases/999999/verdict", body).statusCode()).isEqualTo(404);
    }

    @Test
    void allFaultsOfAVerdictAreReportedTogether() throws Exception {
        var answer = post("/v1/cases/1/verdict", """
            {"token":7,"verdict":"maybe","reasons":[{"code":"NO_SUCH"},{"pointer":"name"}],"extra":1}\
            """);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(pointers(answer))
                .contains(
                        "/revision",
                        "/token",
                        "/verdict",
                        "/reasons/0/code",
                        "/reasons/1/code",
                        "/reasons/1/pointer",
                        "/extra");
    }

    @Test
    void aRejectionNeedsAReasonThatReviewersGive() throws Exception {
        var verdict = "{\"revision\":1,\"token\":\"t\",\"verdict\":\"reject\",\"reasons\":%s}";

        assertThat(pointers(post("/v1/cases/1/verdict", verdict.formatted("[]"))))
                .containsExactly("/reasons");
        assertThat(pointers(post("/v1/cases/1/verdict", verdict.formatted("[{\"code\":\"QUOTA_EXCEEDED\"}]"))))
                .containsExactly("/reasons/0/code");
        assertThat(pointers(post("/v1/cases/1/verdict", verdict.formatted("[{\"code\":\"OTHER\"}]"))))
                .containsExactly("/reasons/0/comment");
        assertThat(pointers(post(
                        "/v1/cases/1/verdict",
                        verdict.replace("reject", "approve").formatted("[{\"code\":\"DOCUMENT_FORGED\"}]"))))
                .containsExactly("/reasons");
    }

    @Test
    void theCommentsOfAVerdictAreLimitedTogether() throws Exception {
        var reason = "{\"code\":\"DOCUMENT_UNREADABLE\",\"comment\":\"%s\"}";
        var half = reason.formatted("字".repeat(500));

        assertThat(pointers(post("/v1/cases/1/verdict", rejectionFor(half + "," + half + "," + reason.formatted("字")))))
                .containsExactly("/reasons");
        assertThat(pointers(post("/v1/cases/1/verdict", rejectionFor(reason.formatted("字".repeat(501))))))
                .containsExactly("/reasons/0/comment");
        assertThat(post("/v1/cases/999999/verdict", rejectionFor(half + "," + half))
                        .statusCode())
                .isEqualTo(404);
    }

    private static String rejectionFor(String reasons) {
        return "{\"revision\":1,\"token\":\"t\",\"verdict\":\"reject\",\"reasons\":[" + reasons + "]}";
    }

    /** Some at a time, in one verdict each: every code of the catalogue that no rule gives. */
    @Test
    void everyReasonThatIsOfferedCanBeGivenAndNoOther() throws Exception {
        var offered = Arrays.stream(ReasonCode.values())
                .filter(ReasonCode::offeredToReviewers)
                .map(Enum::name)
                .toList();
        for (int from = 0; from < offered.size(); from += 20) {
            var some = offered.subList(from, Math.min(offered.size(), from + 20));
            var signature = open("Acme");

            var answer = post("/v1/cases/" + signature + "/verdict", rejection(claim(signature), some));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(installation.awaitPublished("outcome:" + signature + ":1"))
                    .contains(some);
        }
        for (var code : ReasonCode.values()) {
            if (!code.offeredToReviewers()) {
                assertThat(pointers(post("/v1/cases/1/verdict", rejection("t", List.of(code.name())))))
                        .containsExactly("/reasons/0/code");
            }
        }
    }

    private static String rejection(String token, List<String> codes) {
        var reasons = codes.stream()
                .map("{\"code\":\"%s\",\"comment\":\"so it is\"}"::formatted)
                .collect(Collectors.joining(","));
        return "{\"revision\":1,\"token\":\"%s\",\"verdict\":\"reject\",\"reasons\":[%s]}".formatted(token, reasons);
    }

    @Test
    void malformedBodiesAndParametersAreRefused() throws Exception {
        assertThat(post("/v1/cases/1/verdict", "{").statusCode()).isEqualTo(400);
        for (var query : List.of(
                "/v1/cases?cursor=abc",
                "/v1/cases?state=lost&limit=0&region=moon",
                "/v1/cases?colour=red",
                "/v1/cases/shadow?limit=many",
                "/v1/cases/shadow?cursor=abc",
                "/v1/cases/shadow?colour=red")) {
            var answer = get(query);
            assertThat(answer.statusCode()).as(query).isEqualTo(422);
            assertThat(code(answer)).as(query).isEqualTo("INVALID");
            assertThat(answer.body()).as(query).contains("\"BAD_PARAMETER\"", "\"?");
        }
        assertThat(post("/v1/cases/next/claim?region=moon", "").statusCode()).isEqualTo(422);
        assertThat(post("/v1/cases/next/claim?colour=red", "").statusCode()).isEqualTo(422);
    }

    @Test
    void aReviewerClaimsExtendsReleasesAndDecides() throws Exception {
        var s = open("Acme");
        var path = "/v1/cases/" + s;
        var first = claim(s);
        var other = installation.issuer.token(Map.of("sub", "sam", "scope", REVIEWER));
        assertThat(code(installation.post(service, path + "/claim", other, ""))).isEqualTo("CLAIMED");
        assertThat(post(path + "/extend", lease(first)).statusCode()).isEqualTo(200);
        assertThat(get("/v1/cases?state=claimed&limit=100").body())
                .contains("\"reviewer\":\"rita\"")
                .doesNotContain(first);
        assertThat(post(path + "/release", lease(first)).statusCode()).isEqualTo(204);
        assertThat(code(post(path + "/extend", lease(first)))).isEqualTo("LEASE_LOST");
        var token = claim(s);
        var verdict = """
            {"revision":1,"token":"%s","verdict":"reject","comment":"seen before",
             "reasons":[{"code":"DOCUMENT_UNREADABLE","pointer":"/documents/0","comment":"too dark"}]}\
            """;

        assertThat(code(post(path + "/verdict", verdict.formatted(first)))).isEqualTo("LEASE_LOST");
        var answer = post(path + "/verdict", verdict.formatted(token));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(installation.read(answer).get("outcome").stringValue()).isEqualTo("rejected");
        assertThat(post(path + "/verdict", verdict.formatted(token)).body()).isEqualTo(answer.body());
        assertThat(code(post(path + "/verdict", verdict.formatted(first)))).isEqualTo("DECIDED");
        var revision = installation.read(get(path)).get("revisions").get(0);
        assertThat(revision.get("note").stringValue()).isEqualTo("seen before");
        assertThat(revision.get("reasons").get(0).get("comment").stringValue()).isEqualTo("too dark");
        assertThat(installation.awaitPublished("outcome:" + s + ":1"))
                .contains("DOCUMENT_UNREADABLE", "too dark")
                .doesNotContain("seen before", "rita");
    }

    @Test
    void aHolderPutsACaseOnHoldAndClaimsItAgain() throws Exception {
        var path = "/v1/cases/" + open("Acme");
        var token = installation.read(post(path + "/claim", "")).get("token").stringValue();
        var until = InstantSource.system().instant().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        var hold = "{\"revision\":1,\"token\":\"%s\",\"reason\":\"letter\",\"until\":\"%s\"}";

        assertThat(pointers(post(path + "/hold", hold.formatted(token, until.plus(8, ChronoUnit.DAYS)))))
                .containsExactly("/until");
        var answer = post(path + "/hold", hold.formatted(token, until));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(installation.read(answer).at("/hold/until").stringValue()).isEqualTo(until.toString());
        assertThat(post(path + "/hold", hold.formatted(token, until)).body()).isEqualTo(answer.body());
        assertThat(code(post(path + "/hold", hold.formatted(token, until.minusSeconds(1)))))
                .isEqualTo("LEASE_LOST");
        assertThat(code(installation.post(service, path + "/claim", installation.reviewer("sam"), "")))
                .isEqualTo("HELD");
        assertThat(installation
                        .read(get(path))
                        .at("/waiting/handling/hold/reason")
                        .stringValue())
                .isEqualTo("letter");
        assertThat(post(path + "/claim", "").statusCode()).isEqualTo(200);
        assertThat(installation.read(get(path)).at("/waiting/handling/hold").isMissingNode())
                .isTrue();
    }

    @Test
    void aHolderSkipsHandsOverAndEscalates() throws Exception {
        var path = "/v1/cases/" + open("Acme");
        var senior = installation.issuer.token(Map.of("sub", "uma", "scope", REVIEWER + " review:senior"));
        var sam = installation.reviewer("sam");
        var claim =
                lease(installation.read(post(path + "/claim", "")).get("token").stringValue());

        assertThat(post(path + "/skip", claim).statusCode()).isEqualTo(200);
        var handed = lease(claimAs(sam, path)).replace("}", ",\"to\":\"uma\"}");
        var handOver = installation.post(service, path + "/hand-over", sam, handed);
        assertThat(installation.read(handOver).at("/assignment/reviewer").stringValue())
                .isEqualTo("uma");
        assertThat(code(post(path + "/claim", ""))).isEqualTo("ASSIGNED");
        var escalated = lease(claimAs(senior, path)).replace("}", ",\"reason\":\"unclear\"}");
        assertThat(installation
                        .post(service, path + "/escalate", senior, escalated)
                        .statusCode())
                .isEqualTo(200);

        assertThat(code(post(path + "/claim", ""))).isEqualTo("ESCALATED");
        assertThat(installation.post(service, path + "/claim", senior, "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCaseIsHandedToKnownReviewersOnly() throws Exception {
        var s = open("Acme");
        var path = "/v1/cases/" + s;
        var lead = installation.issuer.token(Map.of("sub", "lena", "scope", "review:lead"));
        var handed = lease(claimAs(installation.reviewer(), path)).replace("}", ",\"to\":\"nobody-yet\"}");

        var refused = post(path + "/hand-over", handed);
        var reassigned = installation.post(
                service, "/v1/cases/reassign", lead, "{\"cases\":[\"" + s + "\"],\"to\":\"nobody-yet\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(pointers(refused)).containsExactly("/to");
        assertThat(installation.read(refused).at("/errors/0/code").stringValue())
                .isEqualTo("UNKNOWN_REVIEWER");
        assertThat(reassigned.statusCode()).isEqualTo(422);
        claimAs(installation.reviewer("nobody-yet"), "/v1/cases/" + open("Acme Two"));
        assertThat(post(path + "/hand-over", handed).statusCode()).isEqualTo(200);
    }

    @Test
    void aRepeatedCommandIsAnsweredAlike() throws Exception {
        for (var command : List.of("/skip", "/hand-over", "/escalate")) {
            var path = "/v1/cases/" + open("Acme");
            var more = command.equals("/hand-over") ? ",\"to\":\"uma\"}" : ",\"reason\":\"unclear\"}";
            var lease = lease(claimAs(installation.reviewer(), path));
            var body = command.equals("/skip") ? lease : lease.replace("}", more);

            var first = post(path + command, body);
            var second = post(path + command, body);

            assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
            assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(code(post(path + "/release", lease))).isEqualTo("LEASE_LOST");
        }
    }

    private static String claimAs(String reviewer, String path) throws Exception {
        var answer = installation.post(service, path + "/claim", reviewer, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return installation.read(answer).get("token").stringValue();
    }

    @Test
    void aLeadTakesCasesBackReassignsThemAndSetsPriorities() throws Exception {
        var one = open("Acme");
        var two = open("Acme Two");
        var lead = installation.issuer.token(Map.of("sub", "lena", "scope", "review:lead"));
        var cases = "\"cases\":[\"%s\",\"%s\",\"999999\"]".formatted(one, two);
        var token = claim(one);

        var taken = installation.post(service, "/v1/cases/take-back", lead, "{" + cases + "}");
        var reassigned = installation.post(service, "/v1/cases/reassign", lead, "{" + cases + ",\"to\":\"sam\"}");
        var urgent = installation.post(service, "/v1/cases/priority", lead, "{" + cases + ",\"priority\":\"urgent\"}");

        for (var answer : List.of(taken, reassigned, urgent)) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(installation.read(answer).at("/results/2/conflict").stringValue())
                    .isEqualTo("UNKNOWN_CASE");
        }
        assertThat(code(post("/v1/cases/" + one + "/extend", lease(token)))).isEqualTo("LEASE_LOST");
        assertThat(code(post("/v1/cases/" + two + "/claim", ""))).isEqualTo("ASSIGNED");
        assertThat(installation.read(urgent).at("/results/0/handling/priority").stringValue())
                .isEqualTo("urgent");
        assertThat(pointers(installation.post(service, "/v1/cases/take-back", lead, "{\"cases\":[]}")))
                .containsExactly("/cases");
        assertThat(pointers(installation.post(service, "/v1/cases/take-back", lead, "{\"cases\":[\"x\"]}")))
                .containsExactly("/cases");
    }

    @Test
    void aReviewerSeesTheOwnClaimsAndTheLimit() throws Exception {
        var nina = installation.reviewer("nina");
        var s = open("Acme");
        var token = claimAs(nina, "/v1/cases/" + s);

        var mine = installation.read(installation.get(service, "/v1/cases/mine", nina));

        assertThat(mine.at("/leases/0/token").stringValue()).isEqualTo(token);
        assertThat(mine.at("/slots/0/id").stringValue()).isEqualTo(s.text());
        assertThat(mine.get("limit").intValue()).isEqualTo(100);
        installation.post(service, "/v1/cases/" + s + "/release", nina, lease(token));
        assertThat(installation.get(service, "/v1/cases/mine", nina).body()).contains("\"leases\":[],\"slots\":[]");
    }

    @Test
    void nothingIsHandedToAnAbsentReviewer() throws Exception {
        var path = "/v1/cases/" + open("Acme");
        var lead = installation.issuer.token(Map.of("sub", "lena", "scope", "review:lead"));
        var absence = "{\"until\":\"2126-01-01T00:00:00Z\",\"note\":\"on leave\"}";

        assertThat(installation
                        .put(service, "/v1/cases/reviewers/paul/absence", installation.reviewer(), absence)
                        .statusCode())
                .isEqualTo(403);
        assertThat(installation
                        .put(service, "/v1/cases/reviewers/paul/absence", lead, absence)
                        .statusCode())
                .isEqualTo(200);

        var handed = lease(claimAs(installation.reviewer(), path)).replace("}", ",\"to\":\"paul\"}");
        assertThat(code(post(path + "/hand-over", handed))).isEqualTo("ABSENT");
        assertThat(code(installation.post(service, "/v1/cases/next/claim", installation.reviewer("paul"), "")))
                .isEqualTo("ABSENT");
    }

    @Test
    void aLongPointerOfManySegmentsIsChecked() throws Exception {
        var pointer = "/".repeat(64);

        var answer = post("/v1/cases/1/verdict", rejectionFor("{\"code\":\"OTHER\",\"pointer\":\"" + pointer + "x\"}"));

        assertThat(pointers(answer)).containsExactly("/reasons/0/pointer");
    }

    @Test
    void aCaseShowsWhatChangedSinceTheRevisionBefore() throws Exception {
        var s = open("bad", "Acme Two");

        var shown = installation.read(get("/v1/cases/" + s));

        var waiting = shown.get("waiting");
        assertThat(waiting.get("application").get("name").stringValue()).isEqualTo("Acme Two");
        assertThat(waiting.get("applicant").get("verifiedName").stringValue()).isEqualTo("Acme Cloud Ltd");
        assertThat(waiting.get("assessment").get("ruleSet").stringValue()).isEqualTo("test");
        assertThat(waiting.get("comparedWith").intValue()).isEqualTo(1);
        assertThat(waiting.get("changes").get(0))
                .isEqualTo(installation.json.readTree(
                        "{\"pointer\":\"/name\",\"before\":\"bad\",\"after\":\"Acme Two\"}"));
        assertThat(shown.get("revisions")
                        .valueStream()
                        .map(each -> each.get("state").stringValue()))
                .containsExactly("open", "rejected");
    }

    @Test
    void pagesOfTheQueueMissAndDoubleNone() throws Exception {
        var opened = new ArrayList<String>();
        for (int n = 0; n < 7; n++) {
            opened.add(open("Acme").text());
        }
        await().untilAsserted(() -> assertThat(walk()).containsAll(opened).doesNotHaveDuplicates());

        var cursor = installation.read(get("/v1/cases?limit=3")).get("next").stringValue();

        assertThat(code(get("/v1/cases?region=global&cursor=" + cursor))).isEqualTo("INVALID");
    }

    private static List<String> walk() throws Exception {
        var seen = new ArrayList<String>();
        var path = "/v1/cases?limit=3";
        JsonNode next;
        do {
            var page = installation.read(get(path));
            page.get("cases").forEach(each -> seen.add(each.get("id").stringValue()));
            next = page.get("next");
            path = next == null ? "" : "/v1/cases?limit=3&cursor=" + next.stringValue();
        } while (next != null);
        return seen;
    }

    @Test
    void onlyTheHolderOfAClaimUsesItsToken() throws Exception {
        var path = "/v1/cases/" + open("Acme");
        var token = installation.read(post(path + "/claim", "")).get("token").stringValue();
        var other = installation.issuer.token(Map.of("sub", "sam", "scope", REVIEWER));
        var verdict = "{\"revision\":1,\"token\":\"%s\",\"verdict\":\"approve\"}".formatted(token);

        for (var command : Map.of("/extend", lease(token), "/release", lease(token), "/verdict", verdict)
                .entrySet()) {
            var answer = installation.post(service, path + command.getKey(), other, command.getValue());
            assertThat(answer.statusCode()).as(command.getKey()).isEqualTo(403);
            assertThat(code(answer)).isEqualTo("NOT_HOLDER");
        }
        assertThat(post(path + "/verdict", verdict).statusCode()).isEqualTo(200);
        assertThat(installation.post(service, path + "/verdict", other, verdict).statusCode())
                .isEqualTo(403);
        assertThat(post(path + "/verdict", verdict).statusCode()).isEqualTo(200);
    }

    @Test
    void aReviewerRecoversTheOwnClaimAndALeadEndsIt() throws Exception {
        var path = "/v1/cases/" + open("Acme");
        var claim = post(path + "/claim", "");
        var lead = installation.issuer.token(Map.of("sub", "lena", "scope", "review:read review:lead"));
        var token = installation.read(claim).get("token").stringValue();

        assertThat(post(path + "/claim", "").body()).isEqualTo(claim.body());
        assertThat(pointers(post(path + "/release", "{\"revision\":1}"))).containsExactly("/token");
        assertThat(installation
                        .post(service, path + "/release", lead, "{\"revision\":1}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(code(post(path + "/extend", lease(token)))).isEqualTo("LEASE_LOST");
    }

    @Test
    void theNextCaseIsClaimedUntilNothingWaits() throws Exception {
        open("Acme");

        HttpResponse<String> answer;
        do {
            answer = post("/v1/cases/next/claim", "");
        } while (answer.statusCode() == 200);

        assertThat(answer.statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(names = "RETIRED_.*", mode = EnumSource.Mode.MATCH_ANY)
    void aLeadTakesAnApprovalBackForAnyReasonOfThatStage(ReasonCode code) throws Exception {
        var lead = installation.issuer.token(Map.of("sub", "lena", "scope", REVIEWER + " review:lead"));
        var s = new SignatureId(NEXT.incrementAndGet());
        installation.say(admitted(s, 1, "good"));
        installation.awaitPublished("outcome:" + s + ":1");
        var path = "/v1/cases/" + s;
        var body = "{\"reasons\":[{\"code\":\"%s\"}],\"note\":\"seen twice\"}".formatted(code);

        assertThat(post(path + "/retire", body).statusCode()).isEqualTo(403);
        var answer = installation.post(service, path + "/retire", lead, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(installation.read(answer).get("retiredBy").stringValue()).isEqualTo("lena");
        assertThat(installation.awaitPublished("retired:" + s))
                .contains(code.name(), "\"retired\"")
                .doesNotContain("seen twice", "lena");
        assertThat(installation.post(service, path + "/retire", lead, body).body())
                .isEqualTo(answer.body());
        var shown = installation.read(get(path));
        assertThat(shown.get("deleted").booleanValue()).isTrue();
        assertThat(shown.at("/retirement/note").stringValue()).isEqualTo("seen twice");
        assertThat(shown.at("/retirement/reasons/0/code").stringValue()).isEqualTo(code.name());
        assertThat(installation.metrics(service))
                .contains("countersign_retired_total{reason=\"%s\",service=\"review\"".formatted(code));
    }

    @Test
    void aRetirementNeedsAnApprovalAndReasonsOfItsStage() throws Exception {
        var lead = installation.issuer.token(Map.of("sub", "lena", "scope", "review:lead"));
        var path = "/v1/cases/" + open("Acme") + "/retire";
        var body = "{\"reasons\":[{\"code\":\"RETIRED_FRAUD\"}]}";

        assertThat(code(installation.post(service, path, lead, body))).isEqualTo("NOT_APPROVED");
        assertThat(code(installation.post(service, "/v1/cases/999999/retire", lead, body)))
                .isEqualTo("UNKNOWN_CASE");
        for (var wrong : List.of(
                "[]", "[{\"code\":\"DOCUMENT_FORGED\"}]", "[{\"code\":\"RETIRED_FRAUD\"},{\"code\":\"OTHER\"}]")) {
            assertThat(pointers(installation.post(service, path, lead, "{\"reasons\":" + wrong + "}")))
                    .containsExactly("/reasons");
        }
        assertThat(pointers(
                        installation.post(service, path, lead, "{\"reasons\":[{\"code\":\"NO_SUCH\"}],\"more\":1}")))
                .containsExactlyInAnyOrder("/reasons/0/code", "/more");
        assertThat(pointers(installation.post(service, path, lead, "{\"reasons\":[\"RETIRED_FRAUD\"]}")))
                .contains("/reasons/0");
    }

    @Test
    void everyTextFieldOfTheDocumentAcceptsEnglishAndChinese() throws Exception {
        var document = installation.read(installation.get(service, "/v3/api-docs", ""));

        new ServedTextFields(document).assertAcceptTexts();
    }

    @Test
    void theApiDescribesItselfAndTheStartPageLinksIt() throws Exception {
        var document = installation.get(service, "/v3/api-docs", "");
        var page = installation.get(service, "/", "");

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(installation.read(document).get("paths").propertyNames())
                .contains(
                        "/v1/cases",
                        "/v1/cases/{id}",
                        "/v1/cases/{id}/verdict",
                        "/v1/cases/{id}/retire",
                        "/v1/cases/{id}/hold",
                        "/v1/cases/take-back",
                        "/v1/cases/next/claim");
        assertThat(page.body()).contains("swagger-ui", "href=\"/health\"");
        assertThat(installation.get(service, "/health", "").body()).matches("\\{\"status\":\"[A-Z_]+\"}");
        var offered = installation.read(document).at("/components/schemas/VerdictReason/properties/code/enum");
        assertThat(offered.valueStream().map(JsonNode::stringValue))
                .contains("DOCUMENT_UNREADABLE")
                .doesNotContain("QUOTA_EXCEEDED");
    }
}
