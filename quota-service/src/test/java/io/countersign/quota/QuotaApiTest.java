package io.countersign.quota;

import static io.countersign.contracts.Fixtures.submitted;
import static io.countersign.quota.RunningQuota.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.platform.testing.ServedTextFields;
import io.countersign.platform.testing.TestTimeouts;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1/quota} as its callers see it. */
class QuotaApiTest {

    private final AccountId account = new AccountId(UUID.randomUUID().toString());

    @Test
    void anAccountThatNeverAppliedMayHoldFifty() {
        var answer = get(own("quota:read"), null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"account\":\"%s\",\"limit\":50,\"used\":0,\"pending\":0,\"approved\":0,\"holders\":[]}"
                        .formatted(account));
    }

    @Test
    void showsWhoHoldsTheSlots() {
        admit(null);

        var answer = get(own("quota:read"), account.value());

        assertThat(answer.body())
                .contains("\"used\":1,\"pending\":1,\"approved\":0")
                .contains("{\"signature\":\"1\",\"region\":\"global\",\"name\":\"Acme\",\"revisions\":[1],"
                        + "\"approved\":false,\"since\":\"2026-11-23T12:00:00Z\"}");
    }

    @Test
    void requestsWithoutATokenOrForAnotherAudienceAreRefused() {
        var foreign =
                QUOTA.issuer.token(Map.of("sub", "x", "account", "x", "scope", "quota:read", "aud", "somebody-else"));

        assertProblem(QUOTA.send(QUOTA.open("/v1/quota")), 401);
        assertProblem(get(foreign, null), 401);
    }

    @Test
    void withoutTheScopeItIsForbidden() {
        assertProblem(get(own("applications:read"), null), 403);
        assertProblem(QUOTA.putLimit(account.value(), own("quota:read"), "{\"limit\":80}"), 403);
    }

    @Test
    void anotherAccountIsForeignWhetherItExistsOrNot() {
        admit(null);

        assertProblem(get(QUOTA.issuer.token("somebody", "quota:read"), account.value()), 403);
        assertProblem(get(own("quota:read"), "nobody"), 403);
    }

    @Test
    void aPlatformSeesTheAccountsThatAreRegisteredToIt() {
        QUOTA.register(account.value(), "bulksms");

        assertThat(get(platform("bulksms"), account.value()).statusCode()).isEqualTo(200);
        assertProblem(get(platform("other"), account.value()), 403);
        assertProblem(get(platform("bulksms"), "unheard-of"), 403);
        assertProblem(get(platform("bulksms"), null), 400);

        QUOTA.register(account.value(), "other");

        assertProblem(get(platform("bulksms"), account.value()), 403);
        assertThat(get(platform("other"), account.value()).statusCode()).isEqualTo(200);
    }

    @Test
    void thePlatformOfAnApplicationIsNotTheAccounts() {
        QUOTA.register(account.value(), null);
        admit("bulksms");

        assertProblem(get(platform("bulksms"), account.value()), 403);
    }

    @Test
    void theLimitOfAnUnknownAccountIsNotFoundAndNothingIsStored() {
        assertProblem(QUOTA.putLimit(account.value(), QUOTA.operator(), "{\"limit\":80}"), 404);

        assertThat(acts()).isEmpty();
        assertThat(QUOTA.database().getCollection("ledgers").find(new Document("_id", account.value())))
                .isEmpty();
    }

    @Test
    void aTokenOfAMalformedAccountIsRefused() {
        assertProblem(get(QUOTA.issuer.token("no account", "quota:read"), null), 403);
    }

    @Test
    void anAccountsIdThatIsNoneIsMalformed() {
        for (var token : List.of(QUOTA.operator(), platform("bulksms"), own("quota:read"))) {
            assertProblem(get(token, "no such/account"), 400);
            assertThat(get(token, "no such/account").body()).contains("MALFORMED_ACCOUNT");
        }
        assertProblem(QUOTA.putLimit("-", QUOTA.operator(), "{\"limit\":80}"), 400);
    }

    @Test
    void anOperatorSeesAnyAccountAndChangesItsLimitAndThatIsRecordedAndAnnounced() {
        QUOTA.register(account.value(), null);

        var answer = QUOTA.putLimit(account.value(), QUOTA.operator(), "{\"limit\":80}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"limit\":80");
        assertThat(get(QUOTA.operator(), account.value()).body()).contains("\"limit\":80");
        assertThat(acts()).singleElement().satisfies(act -> {
            assertThat(act.getString("by")).isEqualTo("olga");
            assertThat(act.getInteger("from")).isEqualTo(50);
            assertThat(act.getInteger("to")).isEqualTo(80);
            assertThat(act.getDate("at")).isNotNull();
        });
        assertThat(QUOTA.admissions(account.value()))
                .singleElement()
                .satisfies(event -> assertThat(event.data()).isEqualTo(new LimitChanged(account, 80, 1)));
    }

    @Test
    void theSameLimitAgainChangesNothing() {
        QUOTA.register(account.value(), null);
        QUOTA.putLimit(account.value(), QUOTA.operator(), "{\"limit\":80}");

        QUOTA.putLimit(account.value(), QUOTA.operator(), "{\"limit\":80}");

        assertThat(acts()).hasSize(1);
        assertThat(QUOTA.admissions(account.value()))
                .extracting(event -> event.id())
                .containsOnly("limit:" + account + ":1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"limit\":1001}       | 422 | /limit",
                "{\"limit\":-1}         | 422 | /limit",
                "{\"limit\":1.5}        | 422 | /limit",
                "{\"limit\":\"many\"}   | 422 | /limit",
                "{\"limit\":null}       | 422 | /limit",
                "{}                     | 422 | /limit",
                "{\"limit\":8,\"max\":1}| 422 | /max",
                "[]                     | 422 | \"pointer\":\"\"",
                "{\"limit\":            | 400 | MALFORMED",
            })
    void aBodyThatIsWrongIsRefusedAndNothingIsStored(String body, int status, String named) {
        QUOTA.register(account.value(), null);

        var answer = QUOTA.putLimit(account.value(), QUOTA.operator(), body);

        assertProblem(answer, status);
        assertThat(answer.body()).contains(named);
        assertThat(acts()).isEmpty();
    }

    @Test
    void otherFormsOfRequestsGetTheirProblems() {
        QUOTA.register(account.value(), null);
        var put = QUOTA.request("/v1/quota/limit", QUOTA.operator()).header("Countersign-Account", account.value());

        assertProblem(
                QUOTA.send(put.copy().header("Content-Type", "text/plain").PUT(BodyPublishers.ofString("80"))), 415);
        assertProblem(
                QUOTA.send(put.copy()
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(" ".repeat(20_000_000)))),
                413);
        assertProblem(QUOTA.send(QUOTA.request("/v1/quota", own("quota:read")).DELETE()), 405);
        assertProblem(QUOTA.send(QUOTA.request("/v1/quota/nothing", own("quota:read"))), 404);
        assertProblem(QUOTA.send(QUOTA.request("/v1/quota", own("quota:read")).header("Accept", "text/csv")), 406);
        assertProblem(
                QUOTA.send(QUOTA.request("/v1/quota/limit", QUOTA.operator())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"limit\":80}"))),
                400);
    }

    @Test
    void aChineseReaderIsAnsweredInChinese() {
        var answer =
                QUOTA.send(QUOTA.request("/v1/quota", platform("bulksms")).header("Accept-Language", "zh-CN,zh;q=0.9"));

        assertThat(answer.body()).contains("请在 Countersign-Account 请求头中指明账号");
    }

    @Test
    void theStartPageAndTheDocumentAreOpen() {
        var page = QUOTA.send(QUOTA.open("/").header("Accept", "text/html"));
        var document = QUOTA.send(QUOTA.open("/v3/api-docs"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Countersign: quota", "/swagger-ui.html", "href=\"/health\"");
        assertThat(document.body()).contains("\"/v1/quota\"", "\"/v1/quota/limit\"", "Countersign-Account");
        assertThat(QUOTA.send(QUOTA.open("/health")).body()).matches("\\{\"status\":\"[A-Z_]+\"}");
    }

    @Test
    void everyTextFieldOfTheDocumentAcceptsEnglishAndChinese() {
        var document = QUOTA.send(QUOTA.open("/v3/api-docs")).body();

        new ServedTextFields(JsonMapper.shared().readTree(document)).assertAcceptTexts();
    }

    private void admit(@Nullable String platform) {
        QUOTA.publish(QUOTA.topics.applications(), submitted(account, 1, 1, "Acme", platform));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(
                        () -> assertThat(QUOTA.admissions(account.value())).hasSize(1));
    }

    private String own(String scope) {
        return QUOTA.issuer.token(account.value(), scope);
    }

    private static String platform(String name) {
        return QUOTA.issuer.token(Map.of("sub", name, "platform", name, "scope", "platform quota:read"));
    }

    private static HttpResponse<String> get(String token, @Nullable String account) {
        HttpRequest.Builder request = QUOTA.request("/v1/quota", token);
        return QUOTA.send(account == null ? request : request.header("Countersign-Account", account));
    }

    private List<Document> acts() {
        return QUOTA.database()
                .getCollection("acts")
                .find(new Document("account", account.value()))
                .into(new ArrayList<>());
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"status\":" + status, "\"code\":", "\"title\":");
    }
}
