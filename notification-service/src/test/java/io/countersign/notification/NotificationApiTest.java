package io.countersign.notification;

import static io.countersign.contracts.Fixtures.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.platform.testing.ServedTextFields;
import io.countersign.platform.testing.TestTimeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedService.class)
class NotificationApiTest {

    private final RunningService service;

    NotificationApiTest(RunningService service) {
        this.service = service;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/notices", "/v1/notices/platform", "/v1/notices/notice:1:1", "/v1/endpoints"})
    void withoutATokenNothingIsSaid(String path) {
        var answer = service.get(path);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/code").asString()).isEqualTo("UNAUTHENTICATED");
        assertThat(service.get(path, bearer(Map.of("account", "acme", "aud", "another")))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/notices, endpoints:write",
        "/v1/notices/platform, notices:read",
        "/v1/notices/notice:1:1, endpoints:write",
        "/v1/endpoints, notices:read"
    })
    void withoutTheScopeNothingIsSaid(String path, String otherScope) {
        var answer = service.get(path, bearer(Map.of("account", "acme", "scope", otherScope)));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().at("/code").asString()).isEqualTo("MISSING_SCOPE");
    }

    @Test
    void aTokenWithoutAnAccountIsRefused() {
        var answer = service.get("/v1/notices", bearer(Map.of("scope", "notices:read")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().at("/code").asString()).isEqualTo("NO_ACCOUNT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=all",
                "colour=red",
                "after=x",
                "after=-1",
                "after=9007199254740992"
            })
    void aWrongParameterIsPointedAt(String query) {
        var answer = service.get("/v1/notices?" + query, service.as("acme"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("?" + query.split("=", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "colour=red", "after=x", "after=-1", "after=9007199254740992"})
    void aWrongParameterOfThePlatformsFeedIsPointedAt(String query) {
        var answer = service.get("/v1/notices/platform?" + query, service.asPlatform("north"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("?" + query.split("=", 2)[0]);
    }

    @Test
    void aPlatformWithoutNoticesHasAnEmptyFeed() {
        var answer = service.get("/v1/notices/platform?after=7", service.asPlatform("north-empty"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/entries")).isEmpty();
        assertThat(answer.json().at("/next").asLong()).isEqualTo(7);
    }

    @Test
    void aTokenOfAMalformedAccountIsRefused() {
        assertThat(service.get("/v1/notices", service.as("no account")).status())
                .isEqualTo(403);
    }

    @Test
    void thePresentEndOfAFeedIsNoError() {
        var answer = service.get("/v1/notices?after=9007199254740991", service.as("acme"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/notices")).isEmpty();
        assertThat(answer.json().at("/next").asLong()).isEqualTo(9007199254740991L);
    }

    @Test
    void anAccountsTokenIsThatAccount() {
        assertThat(service.get("/v1/notices", with(service.as("acme"), "Countersign-Account", "acme"))
                        .status())
                .isEqualTo(200);
        assertThat(service.get("/v1/notices", with(service.as("acme"), "Countersign-Account", "other"))
                        .json()
                        .at("/code")
                        .asString())
                .isEqualTo("FOREIGN_ACCOUNT");
    }

    @Test
    void aNameThatIsNoAccountsIsMalformedWhoeverNamesIt() {
        for (var caller : List.of(
                with(service.as("acme"), "Countersign-Account", "no account"),
                service.asPlatform("north", "Countersign-Account", "no account"))) {
            var answer = service.get("/v1/notices", caller);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/code").asString()).isEqualTo("MALFORMED_ACCOUNT");
        }
    }

    @Test
    void aPlatformNamesItsAccount() {
        var answer = service.get("/v1/notices", service.asPlatform("north"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/code").asString()).isEqualTo("ACCOUNT_REQUIRED");
    }

    @Test
    void aWalkMissesAndDoublesNothing() {
        for (int signature = 901; signature <= 905; signature++) {
            service.decide(approved(new AccountId("walker"), signature));
        }
        await().atMost(TestTimeouts.LIMIT)
                .until(() -> service.get("/v1/notices", service.as("walker"))
                                .json()
                                .at("/notices")
                                .size()
                        == 5);

        var seen = new ArrayList<Long>();
        long after = 0;
        while (seen.size() < 5) {
            var page = service.get("/v1/notices?limit=2&after=" + after, service.as("walker"))
                    .json();
            page.at("/notices")
                    .forEach(notice -> seen.add(notice.at("/sequence").asLong()));
            after = page.at("/next").asLong();
        }

        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void oneNoticeIsItsAccountsOnly() {
        service.decide(approved(new AccountId("owner"), 911));
        await().atMost(TestTimeouts.LIMIT)
                .until(() -> service.get("/v1/notices/notice:911:1", service.as("owner"))
                                .status()
                        == 200);

        assertThat(service.get("/v1/notices/notice:911:1", service.as("stranger"))
                        .status())
                .isEqualTo(404);
        assertThat(service.get("/v1/notices/notice:911:2", service.as("owner")).status())
                .isEqualTo(404);
        assertThat(service.get("/v1/notices/%00", service.as("owner")).status()).isIn(400, 404);
    }

    @Test
    void anEndpointIsCreatedMovedAndRemoved() {
        var as = service.as("mover");
        assertThat(service.get("/v1/endpoints", as).status()).isEqualTo(404);

        var created = service.put("https://hooks.example.com/a", as);
        var moved = service.put("https://hooks.example.com/b", as);
        var read = service.get("/v1/endpoints", as);
        var removed = service.call("DELETE", "/v1/endpoints", null, as);
        var again = service.call("DELETE", "/v1/endpoints", null, as);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/secret").asString()).startsWith("whsec_");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().has("secret")).isFalse();
        assertThat(read.json()).isEqualTo(moved.json());
        assertThat(read.json().at("/url").asString()).isEqualTo("https://hooks.example.com/b");
        assertThat(read.json().at("/status").asString()).isEqualTo("active");
        assertThat(read.json().at("/id")).isEqualTo(created.json().at("/id"));
        assertThat(removed.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(404);
    }

    @Test
    void aPlatformsEndpointsAreItsOwn() {
        var north = service.asPlatform("north-endpoints");
        assertThat(service.put("https://hooks.example.com/p", north).status()).isEqualTo(201);

        assertThat(service.get("/v1/endpoints", north).status()).isEqualTo(200);
        assertThat(service.get("/v1/endpoints", service.asPlatform("south")).status())
                .isEqualTo(404);
        assertThat(service.put(
                                "https://hooks.example.com/p",
                                service.asPlatform("north-endpoints", "Countersign-Account", "acme"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPlatformRegistersAnEndpointForAnAccountThatHasNoNoticeYet() {
        service.register("fresh", "north-fresh");
        var north = service.asPlatform("north-fresh", "Countersign-Account", "fresh");

        assertThat(service.put("https://hooks.example.com/fresh", north).status())
                .isEqualTo(201);

        assertThat(service.get("/v1/endpoints", service.as("fresh")).status()).isEqualTo(200);
    }

    @Test
    void anEndpointOfAPlatformEndsWithItsRelationToTheAccount() {
        service.register("moved", "north-moved");
        var north = service.asPlatform("north-moved", "Countersign-Account", "moved");
        var south = service.asPlatform("south-moved", "Countersign-Account", "moved");
        service.put("https://hooks.example.com/north", north);

        service.register("moved", "south-moved");

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() ->
                        assertThat(service.get("/v1/endpoints", south).status()).isEqualTo(404));
        assertThat(service.get("/v1/endpoints", north).status()).isEqualTo(403);
        assertThat(service.put("https://hooks.example.com/north", north).status())
                .isEqualTo(403);
        assertThat(service.put("https://hooks.example.com/south", south).status())
                .isEqualTo(201);
    }

    @Test
    void anAccountThatTakesOverItsPlatformsEndpointGetsANewSecret() {
        service.register("taken-over", "north-over");
        var north = service.asPlatform("north-over", "Countersign-Account", "taken-over");
        var first = service.put("https://hooks.example.com/north", north);

        var second = service.put("https://hooks.example.com/own", service.as("taken-over"));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().at("/secret").asString())
                .startsWith("whsec_")
                .isNotEqualTo(first.json().at("/secret").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                      | 400 |",
                "                                       | 400 |",
                "[]                                     | 422 |",
                "{}                                     | 422 | /url",
                "{\"url\":7}                            | 422 | /url",
                "{\"url\":\"ftp://hooks.example.com/\"} | 422 | /url",
                "{\"url\":\"not a url\"}                | 422 | /url",
                "{\"url\":\"/relative\"}                | 422 | /url",
                "{\"url\":\"https://a.example/#b\"}     | 422 | /url"
            })
    void aBadEndpointIsNotStored(
            @org.jspecify.annotations.Nullable String body,
            int status,
            @org.jspecify.annotations.Nullable String pointer) {
        var as = with(service.as("faulty"), "Content-Type", "application/json");

        var answer = service.call("PUT", "/v1/endpoints", body == null ? "" : body, as);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).containsExactly("application/problem+json");
        if (pointer != null) {
            assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        }
        assertThat(service.get("/v1/endpoints", service.as("faulty")).status()).isEqualTo(404);
    }

    @Test
    void allFaultsAreReportedTogetherInTheReadersLanguage() {
        var as = with(service.as("faulty"), "Content-Type", "application/json", "Accept-Language", "zh-CN");

        var answer = service.call("PUT", "/v1/endpoints", "{\"url\":\"https://u:p@a.example/\",\"events\":[]}", as);

        assertThat(answer.json().at("/errors")).hasSize(2);
        assertThat(answer.json().at("/errors/0/fix").asString()).isEqualTo("请去掉用户名和密码。");
    }

    @Test
    void bodiesHaveABoundAndAType() {
        var large = "{\"url\":\"" + "x".repeat(20 * 1024 * 1024) + "\"}";

        assertThat(service.call(
                                "PUT",
                                "/v1/endpoints",
                                large,
                                with(service.as("faulty"), "Content-Type", "application/json"))
                        .status())
                .isEqualTo(413);
        assertThat(service.call("PUT", "/v1/endpoints", "url", with(service.as("faulty"), "Content-Type", "text/plain"))
                        .status())
                .isEqualTo(415);
        assertThat(service.call("POST", "/v1/notices", "", service.as("acme")).status())
                .isEqualTo(405);
    }

    @Test
    void theStartPageAndTheApiDocumentAreOpen() {
        assertThat(service.get("/", "Accept", "text/html").body()).contains("/swagger-ui.html", "href=\"/health\"");
        assertThat(service.get("/health").body()).matches("\\{\"status\":\"[A-Z_]+\"}");
        var document = service.get("/v3/api-docs").json();
        assertThat(document.at("/paths").propertyNames())
                .containsExactlyInAnyOrder("/v1/notices", "/v1/notices/platform", "/v1/notices/{id}", "/v1/endpoints");
        assertThat(document.at("/components/schemas").propertyNames())
                .contains("Notice", "Notices", "Endpoint", "EndpointRequest", "Problem");
        assertThat(document.at("/paths/~1v1~1endpoints/put/responses").propertyNames())
                .contains("200", "201", "400", "401", "403", "413", "415", "422");
        for (var path : List.of("/v1/notices", "/v1/notices/platform")) {
            assertThat(document.get("paths").get(path).at("/get/responses").propertyNames())
                    .contains("200", "400", "401", "403", "422");
        }
    }

    @Test
    void everyTextFieldOfTheDocumentAcceptsEnglishAndChinese() {
        new ServedTextFields(service.get("/v3/api-docs").json()).assertAcceptTexts();
    }

    private String[] bearer(Map<String, Object> claims) {
        return new String[] {"Authorization", "Bearer " + service.issuer.token(claims)};
    }

    private static String[] with(String[] headers, String... more) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
