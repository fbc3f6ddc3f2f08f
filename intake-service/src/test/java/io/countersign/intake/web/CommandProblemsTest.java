package io.countersign.intake.web;

import static io.countersign.intake.web.ApplicationsTest.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.Client;
import io.countersign.intake.Client.Answer;
import io.countersign.intake.Running;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What validation refuses, how it is reported, and that nothing of it is stored. */
class CommandProblemsTest {

    private static final String PATH = "/v1/applications";

    private final Running intake = Running.intake();
    private final Client strict = intake.account("strict");
    private int before;

    @BeforeEach
    void count() {
        before = appended();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(appended()).isEqualTo(before);
        assertThat(strict.get(PATH).json().get("items").size()).isZero();
    }

    private int appended() {
        return intake.read(intake.topics().applications()).size();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.string("code")).isEqualTo(code);
        assertThat(answer.string("detail")).isNotBlank();
    }

    @Test
    void fiveFaultsAreReportedTogether() {
        var answer = strict.post(PATH, """
                {"name":"","region":"mars","type":7,"documents":[{"type":"business_licence","sha256":"%s"}],"colour":"red"}""".formatted("a".repeat(64)));

        assertProblem(answer, 422, "INVALID");
        assertThat(answer.json().get("errors").values())
                .extracting(fault -> fault.get("pointer").stringValue())
                .containsExactlyInAnyOrder("/name", "/region", "/type", "/purpose", "/documents/0/sha256", "/colour");
        assertThat(answer.json().get("errors").values())
                .allSatisfy(fault -> assertThat(fault.get("fix").stringValue()).isNotBlank());
    }

    @Test
    void aChineseReaderGetsChineseTexts() {
        var answer = strict.post(PATH, "{}", "Accept-Language", "zh-CN");

        assertThat(answer.header("Content-Language")).isEqualTo("zh");
        assertThat(answer.json().at("/errors/0/detail").asString()).isEqualTo("缺少该字段。");
    }

    @Test
    void theNameHasAForm() {
        assertProblem(strict.post(PATH, application("x".repeat(65))), 422, "INVALID");
        assertProblem(strict.post(PATH, application("a\\u0007b")), 422, "INVALID");
        assertProblem(strict.post(PATH, application("   ")), 422, "INVALID");
    }

    @Test
    void aFirstApplicationCarriesNoAppeal() {
        var answer = strict.post(PATH, application("Acme").replace("}", ",\"appeal\":\"please\"}"));

        assertProblem(answer, 422, "INVALID");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/appeal");
    }

    @Test
    void malformedJsonIsMalformed() {
        assertProblem(strict.post(PATH, "{\"name\":"), 400, "MALFORMED");
    }

    @Test
    void aBodyOfTwentyMegabytesIsTooLarge() {
        assertProblem(strict.post(PATH, application("x".repeat(20_000_000))), 413, "TOO_LARGE");
    }

    @Test
    void anotherMediaTypeIsNotRead() {
        assertProblem(
                strict.post(PATH, "text/plain", BodyPublishers.ofString(application("Acme"))),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void withoutATokenNothingGoes() {
        assertProblem(intake.as("").post(PATH, application("Acme")), 401, "UNAUTHENTICATED");
    }

    @Test
    void aTokenOfAnotherAudienceDoesNotCount() {
        var other = intake.issuer()
                .token(Map.of("sub", "strict", "account", "strict", "aud", "elsewhere", "scope", "applications:write"));

        assertProblem(intake.as(other).post(PATH, application("Acme")), 401, "UNAUTHENTICATED");
    }

    @Test
    void aTokenWithoutTheScopeIsForbidden() {
        var reader = intake.as(intake.issuer().token("strict", "applications:read"));

        assertProblem(reader.post(PATH, application("Acme")), 403, "MISSING_SCOPE");
        assertProblem(reader.delete(PATH + "/1"), 403, "MISSING_SCOPE");
        var writer = intake.as(intake.issuer().token("strict", "applications:write"));
        assertProblem(writer.get(PATH), 403, "MISSING_SCOPE");
    }

    @Test
    void anAccountThatIsNotRegisteredMayNotApply() {
        var stranger = intake.as(intake.issuer().token("stranger", "applications:write"));

        assertProblem(stranger.post(PATH, application("Acme")), 403, "ACCOUNT_UNKNOWN");
    }

    @Test
    void aTokenOfNoTenantActsForNoAccount() {
        var anonymous = intake.as(intake.issuer().token(Map.of("sub", "x", "scope", "applications:write")));

        assertProblem(anonymous.post(PATH, application("Acme")), 403, "NO_ACCOUNT");
        assertProblem(
                anonymous.post(PATH, application("Acme"), "Countersign-Account", "strict"), 403, "FOREIGN_ACCOUNT");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertProblem(strict.get(PATH + "/999999999"), 404, "NOT_FOUND");
        assertProblem(strict.get(PATH + "/nonsense"), 404, "NOT_FOUND");
        assertProblem(strict.get(PATH + "/999999999/timeline"), 404, "NOT_FOUND");
        assertProblem(strict.put(PATH + "/999999999", application("Acme")), 404, "NOT_FOUND");
        assertProblem(strict.delete(PATH + "/999999999"), 404, "NOT_FOUND");
        assertProblem(strict.post(PATH + "/999999999/withdraw", ""), 404, "NOT_FOUND");
    }

    @Test
    void parametersAreCheckedAllAtOnce() {
        var answer = strict.get(PATH + "?status=gone&region=mars&limit=0&submittedAfter=noon&colour=red&name=");

        assertProblem(answer, 422, "INVALID");
        assertThat(answer.json().get("errors").size()).isEqualTo(6);
    }

    @Test
    void aBadCursorIsRefused() {
        var answer = strict.get(PATH + "?cursor=nonsense");

        assertProblem(answer, 422, "INVALID");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("?cursor");
    }
}
