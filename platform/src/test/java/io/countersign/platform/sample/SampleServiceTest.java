package io.countersign.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;

/** The platform as a client of a service sees it. */
class SampleServiceTest {

    private static final String JSON = "application/json";

    private static TestIssuer issuer;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        service = SampleService.start(TestServers.freshPrefix(), issuer);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    private static Client client() {
        return client(issuer.token("acme", "words:write"));
    }

    private static Client client(String token) {
        return new Client(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class), token);
    }

    private static Client management() {
        return new Client(service.getEnvironment().getRequiredProperty("local.management.port", Integer.class), "");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Client.json(response).get("status").intValue()).isEqualTo(status);
        assertThat(Client.json(response).get("code").stringValue()).isEqualTo(code);
    }

    @Test
    void answersACallerOnAVirtualThread() {
        var response = client().post("/v1/words", "{\"word\":\"yes\",\"number\":3}", "Content-Type", JSON);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(Client.json(response).get("said").stringValue()).isEqualTo("yes3");
        assertThat(Client.json(response).get("thread").stringValue()).startsWith("VirtualThread");
    }

    @Test
    void timesRequestsByPatternAndStatus() {
        client().post("/v1/words", "{\"word\":\"yes\",\"number\":3}", "Content-Type", JSON);
        client().send("/v1/words", request -> request.method("FROBNICATE", BodyPublishers.noBody()));

        var metrics = management().get("/actuator/prometheus").body();

        assertThat(metrics.lines())
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count{")
                        && line.contains("method=\"POST\"")
                        && line.contains("outcome=\"SUCCESSFUL\"")
                        && line.contains("status=\"200\"")
                        && line.contains("uri=\"/v1/words\""))
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count{")
                        && line.contains("method=\"UNKNOWN\"")
                        && line.contains("status=\"405\""));
        assertThat(metrics).doesNotContain("FROBNICATE");
    }

    @Test
    void reportsAllFaultsAtOnce() {
        var response = client().post(
                        "/v1/words", "{\"word\":\"much too long\",\"number\":10,\"x/y\":1}", "Content-Type", JSON);

        assertProblem(response, 422, "INVALID");
        var errors = Client.json(response).get("errors");
        assertThat(errors.values())
                .extracting(error -> error.get("pointer").stringValue())
                .containsExactly("/word", "/number", "/x~1y");
        assertThat(errors.values())
                .allSatisfy(error -> assertThat(error.get("fix").stringValue()).isNotBlank());
    }

    @Test
    void answersInChineseWhenTheClientPrefersIt() {
        var chinese = client().get("/v1/nothing", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
        var english = client().get("/v1/nothing", "Accept-Language", "de, en;q=0.5, zh;q=0.1");

        assertThat(Client.json(chinese).get("title").stringValue()).isEqualTo("未找到");
        assertThat(chinese.headers().firstValue("Content-Language")).contains("zh");
        assertThat(Client.json(english).get("title").stringValue()).isEqualTo("Not found");
    }

    @Test
    void anUnknownPathIsNotFound() {
        assertProblem(client().get("/v1/nothing"), 404, "NOT_FOUND");
        assertProblem(client().post("/nothing", "{}", "Content-Type", JSON), 404, "NOT_FOUND");
    }

    @Test
    void aBrowserGetsAProblemAsAPage() {
        var response = client().get("/v1/nothing", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(response.body()).contains("<h1>Not found</h1>");
    }

    @ParameterizedTest
    @CsvSource({"PUT", "DELETE", "PATCH", "TRACE", "FROBNICATE"})
    void anUnsupportedMethodIsAnsweredWithTheSupportedOnes(String method) {
        var response = client().send("/v1/words", request -> request.method(method, BodyPublishers.noBody()));

        assertProblem(response, 405, "METHOD_NOT_ALLOWED");
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"word\":",
                "{\"word\":\"a\",\"word\":\"b\"}",
                "{} {}",
                "''",
                "{\"word\":\"\\ud800\"}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void whatIsNotJsonIsMalformed(String body) {
        assertProblem(client().post("/v1/words", body, "Content-Type", JSON), 400, "MALFORMED");
    }

    @Test
    void whatIsNoObjectIsInvalid() {
        assertProblem(client().post("/v1/words", "[]", "Content-Type", JSON), 422, "INVALID");
        assertProblem(client().post("/v1/words", "null", "Content-Type", JSON), 422, "INVALID");
        assertProblem(client().post("/v1/words", "{\"word\":1e999999999999}", "Content-Type", JSON), 422, "INVALID");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/xml", "nonsense", "'a/b;c=d;e'"})
    void anotherMediaTypeIsNotRead(String type) {
        assertProblem(client().post("/v1/words", "{}", "Content-Type", type), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aBodyWithoutMediaTypeIsNotRead() {
        assertProblem(client().post("/v1/words", "{}"), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @CsvSource({"image/png", "application/xml"})
    void aFormatThatIsNotToBeHadIsNotAcceptable(String accept) {
        assertProblem(client().get("/v1/words/yes", "Accept", accept), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void anAcceptHeaderThatIsNoneIsNotAcceptable() {
        assertThat(client().get("/v1/words/yes", "Accept", "nonsense/;;=").statusCode())
                .isBetween(400, 499);
    }

    @ParameterizedTest
    @CsvSource({"1001", "20000000"})
    void aBodyOverTheLimitIsTooLarge(int size) {
        var body = "{\"word\":\"" + "x".repeat(size) + "\"}";

        assertProblem(client().post("/v1/words", body, "Content-Type", JSON), 413, "TOO_LARGE");
    }

    @Test
    void aStreamedBodyOverTheLimitIsTooLarge() {
        var endless = BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(5_000)));

        var response = client().send(
                        "/v1/words",
                        request -> request.header("Content-Type", JSON).POST(endless));

        assertProblem(response, 413, "TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"/v1/words/yes?times=x", "/v1/words/yes?times=99999999999"})
    void aParameterThatCannotBeReadIsMalformed(String path) {
        assertProblem(client().get(path), 400, "MALFORMED");
    }

    @Test
    void withoutATokenNothingIsDisclosed() {
        var response = client("").get("/v1/words/yes");

        assertProblem(response, 401, "UNAUTHENTICATED");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void aTokenThatDoesNotCountIsRefused() {
        var later = Instant.now().minusSeconds(3600);
        for (var token : new String[] {
            "nonsense",
            issuer.token(Map.of("aud", "another")),
            issuer.token(Map.of("iss", "http://another")),
            issuer.token(Map.of("exp", later)),
            issuer.tokenWithoutExpiry("acme", "words:read"),
            issuer.tokenWithKeyId("unknown", "acme", "words:read"),
            issuer.token("acme").replaceAll("\\.[^.]*$", ".AAAA"),
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhY21lIn0."
        }) {
            var response = client(token).get("/v1/words/yes");

            assertProblem(response, 401, "UNAUTHENTICATED");
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        }
    }

    @Test
    void tokensWithUnknownKeyIdsDoNotCauseARequestForTheKeysEach() {
        client().get("/v1/words/yes");
        var before = issuer.keyRequests();

        for (int number = 0; number < 50; number++) {
            var token = issuer.tokenWithKeyId("unknown-" + number, "acme", "words:read");
            assertProblem(client(token).get("/v1/words/yes"), 401, "UNAUTHENTICATED");
        }

        assertThat(issuer.keyRequests() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void aTokenWithoutTheScopeIsForbidden() {
        var response = client(issuer.token("acme", "words:read"))
                .post("/v1/words", "{\"word\":\"a\",\"number\":1}", "Content-Type", JSON);

        assertProblem(response, 403, "MISSING_SCOPE");
    }

    @Test
    void theScopeIsCheckedBeforeTheBodyIsRead() {
        var response = client(issuer.token("acme", "words:read")).post("/v1/words", "{", "Content-Type", JSON);

        assertProblem(response, 403, "MISSING_SCOPE");
    }

    @Test
    void theApiDocumentListsTheScopesOfEachOperation() {
        var paths = Client.json(client("").get("/v3/api-docs")).at("/paths");

        assertThat(paths.at("/~1v1~1words/post/security").toString()).isEqualTo("[{\"bearer\":[\"words:write\"]}]");
        assertThat(paths.at("/~1v1~1words/post/description").asString()).isEqualTo("Scope: `words:write`.");
        assertThat(paths.at("/~1v1~1words~1{word}/get/security").toString())
                .isEqualTo("[{\"bearer\":[\"words:read\"]},{\"bearer\":[\"words:write\"]}]");
        assertThat(paths.at("/~1v1~1open/get/security").isMissingNode()).isTrue();
        assertThat(paths.at("/~1v1~1open/get/responses").propertyNames()).doesNotContain("401", "403");
    }

    @Test
    void anOpenPathNeedsNoTokenAndKnowsOne() {
        assertThat(client("").get("/v1/open").body()).isEqualTo("{\"caller\":\"nobody\"}");
        assertThat(client().get("/v1/open").body()).isEqualTo("{\"caller\":\"acme\"}");
    }

    @Test
    void anUnexpectedExceptionRevealsNoDetails() {
        var response = client().get("/v1/words/bug");

        assertProblem(response, 500, "INTERNAL");
        assertThat(response.body()).doesNotContain("secret");
    }

    @Test
    void anAddressOrHeadersThatAreTooLongAreRefused() {
        assertProblem(client().get("/v1/words/yes?x=" + "y".repeat(9_000)), 414, "ADDRESS_TOO_LONG");
        assertThat(client().get("/v1/words/yes?times=" + "0".repeat(7_000) + "1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client().get("/v1/words/yes", "X", "y".repeat(9_000)).statusCode())
                .isEqualTo(431);
    }

    @Test
    void aServerThatDoesNotAnswerIsUnavailableForNow() {
        var response = client().get("/v1/words/down");

        assertProblem(response, 503, "UNAVAILABLE");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (var path : new String[] {"/", "/v1/words/yes", "/v1/nothing"}) {
            var headers = client().get(path).headers();

            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'");
        }
    }

    @Test
    void theStartPageLinksWhatThereIs() {
        var response = client("").get("/", "Accept", "text/html");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .contains(
                        "<title>Sample</title>", "href=\"/swagger-ui.html\"", "href=\"/health\"", "href=\"/v1/open\"");
        assertThat(client("").get("/platform.css").statusCode()).isEqualTo(200);
        assertThat(client("").get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
        assertThat(client("").get("/swagger-ui.html").statusCode()).isEqualTo(302);
    }

    @Test
    void theApiDocumentIsOpenAndNamesItsProblems() {
        var response = client("").get("/v3/api-docs");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var operation = Client.json(response).at("/paths/~1v1~1words/post");
        assertThat(operation.at("/responses").propertyNames())
                .contains("200", "400", "401", "403", "406", "413", "414", "415", "422", "431", "503");
        assertThat(operation.at("/parameters").isMissingNode())
                .as(operation.toPrettyString())
                .isTrue();
        assertThat(Client.json(response)
                        .at("/components/schemas/Problem/properties/errors")
                        .isObject())
                .isTrue();
        assertThat(Client.json(response).at("/paths").propertyNames())
                .containsExactlyInAnyOrder("/v1/words", "/v1/words/{word}", "/v1/open");
    }

    @Test
    void healthAndMetricsAreOnTheManagementPortOnly() {
        assertProblem(client().get("/actuator/health"), 404, "NOT_FOUND");
        await().untilAsserted(() -> assertThat(
                        management().get("/actuator/health/readiness").statusCode())
                .isEqualTo(200));

        var readiness = management().get("/actuator/health/readiness").body();
        assertThat(readiness).contains("broker", "store", "topics");
        assertThat(management().get("/actuator/health/liveness").body()).doesNotContain("broker");
        assertThat(management().get("/actuator/env").statusCode()).isBetween(401, 404);
    }

    @Test
    void readinessIsPublicAsOneWord() {
        await().untilAsserted(() -> assertHealth(200, "UP"));

        AvailabilityChangeEvent.publish(service, ReadinessState.REFUSING_TRAFFIC);
        await().untilAsserted(() -> assertHealth(503, "OUT_OF_SERVICE"));

        AvailabilityChangeEvent.publish(service, ReadinessState.ACCEPTING_TRAFFIC);
        await().untilAsserted(() -> assertHealth(200, "UP"));
    }

    private static void assertHealth(int code, String status) {
        var answer = client("").get("/health");

        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(answer.body()).isEqualTo("{\"status\":\"" + status + "\"}");
    }

    @Test
    void theLagIsVisible() {
        await().untilAsserted(() -> assertThat(
                        management().get("/actuator/prometheus").body())
                .contains("records_lag", "service=\"sample\"")
                .containsPattern("countersign_lag_records\\{.*group=\".*countersign.sample\""));
    }
}
