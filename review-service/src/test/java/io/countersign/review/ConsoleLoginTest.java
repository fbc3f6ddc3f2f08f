package io.countersign.review;

import static io.countersign.review.ConsoleInstallation.url;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.testing.TestTimeouts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ConsoleLoginTest {

    @SuppressWarnings("NullAway.Init")
    private static ConsoleInstallation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        installation = new ConsoleInstallation(3);
        service = installation.start();
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    private static String page(String path) {
        return url(service) + path;
    }

    @Test
    void aLoginLeadsBackToThePageThatWasAskedFor() throws Exception {
        try (var browser = new ConsoleBrowser()) {
            var opened = browser.logIn(page("/console/work"), "rita");

            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.uri().getPath()).isEqualTo("/console/work");
            assertThat(opened.body()).contains("rita", "Reviewer");
        }
    }

    @Test
    void theSessionCookieIsHiddenFromScriptsAndOfTheConsoleAlone() throws Exception {
        try (var browser = new ConsoleBrowser()) {
            browser.logIn(page("/console/work"), "rita");

            assertThat(browser.cookies.getCookieStore().getCookies())
                    .filteredOn(cookie -> cookie.getName().equals("countersign-console"))
                    .singleElement()
                    .satisfies(cookie -> {
                        assertThat(cookie.isHttpOnly()).isTrue();
                        assertThat(cookie.getPath()).isEqualTo("/console");
                    });
        }
    }

    @Test
    void pagesForbidInlineScriptsAndStyles() throws Exception {
        try (var browser = new ConsoleBrowser()) {
            var opened = browser.logIn(page("/console/work"), "rita");

            assertThat(opened.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                            .doesNotContain("unsafe"));
            assertThat(opened.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(control -> assertThat(control).contains("no-store"));
            assertThat(opened.body()).doesNotContain(" style=", "<script>");
        }
    }

    @Test
    void anotherInstanceServesTheSessionAfterAKill() throws Exception {
        var first = installation.start();
        var second = installation.start();
        try (var browser = new ConsoleBrowser()) {
            browser.logIn(url(first) + "/console/work", "rita");
            first.close();

            var opened = browser.get(url(second) + "/console/work");

            assertThat(opened.uri().getPath()).isEqualTo("/console/work");
            assertThat(opened.body()).contains("rita");
        } finally {
            second.close();
        }
    }

    @Test
    void aScriptWithoutSessionGets401AndNoRedirect() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(page("/console/queue/rows"))).timeout(TestTimeouts.LIMIT);

        assertThat(installation
                        .send(request.header("HX-Request", "true").build())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void bearerTokensAreNotAccepted() throws Exception {
        var token = installation.token("rita", "console:work", "console:view", "review:decide");
        var request = HttpRequest.newBuilder(URI.create(page("/console/work")))
                .timeout(TestTimeouts.LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/html");

        var answer = installation.send(request.build());

        assertThat(answer.statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionIsNoAccessToTheApi() throws Exception {
        try (var browser = new ConsoleBrowser()) {
            browser.logIn(page("/console/work"), "lena");

            assertThat(browser.get(page("/v1/cases")).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void peopleWithoutARoleGetInNowhere() throws Exception {
        for (var user : List.of("nora", "acme")) {
            try (var browser = new ConsoleBrowser()) {
                assertThat(browser.logIn(page("/console/work"), user).statusCode())
                        .as(user)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void aPostWithoutTheSessionsTokenIsRefused() throws Exception {
        try (var browser = new ConsoleBrowser()) {
            browser.logIn(page("/console/work"), "rita");

            assertThat(browser.post(page("/console/logout"), Map.of(), "forged").statusCode())
                    .isEqualTo(403);
            assertThat(browser.get(page("/console/work")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aLogoutEndsTheSessionHereAndAtTheProvider() throws Exception {
        try (var browser = new ConsoleBrowser()) {
            var opened = browser.logIn(page("/console/work"), "rita");

            var left = browser.post(page("/console/logout"), Map.of(), ConsoleBrowser.csrf(opened));

            assertThat(left.uri().getPath()).isEqualTo("/console/signed-out");
            assertThat(browser.get(page("/console/work")).uri().getPath()).isEqualTo("/login");
        }
    }

    @Test
    void anExpiredSessionIsReplacedByALoginOfItsOwn() throws Exception {
        try (var browser = new ConsoleBrowser()) {
            browser.logIn(page("/console/work"), "rita");
            var before = sessionId(browser);
            sessions().updateMany(new Document(), new Document("$set", new Document("expires", Instant.EPOCH)));

            browser.get(page("/console/work"));

            assertThat(sessionId(browser)).isNotEqualTo(before);
        }
    }

    private static String sessionId(ConsoleBrowser browser) {
        return browser.cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("countersign-console"))
                .findAny()
                .orElseThrow()
                .getValue();
    }

    private static MongoCollection<Document> sessions() {
        return service.getBean(MongoDatabase.class).getCollection("console_sessions");
    }

    @Test
    void theStoreHoldsNoSessionId() throws Exception {
        try (var browser = new ConsoleBrowser()) {
            browser.logIn(page("/console/work"), "rita");
            var id = sessionId(browser);

            assertThat(sessions().find().map(Document::toJson)).noneMatch(document -> document.contains(id));
        }
    }

    @Test
    void aPostNeedsASession() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(page("/console/next")))
                .timeout(TestTimeouts.LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));

        assertThat(installation.send(request.build()).statusCode()).isIn(401, 403);
    }
}
