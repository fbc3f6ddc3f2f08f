package io.countersign.review;

import static io.countersign.review.ConsoleInstallation.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.TestTimeouts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Every operation of the console with every role: what the table does not allow is refused, and nothing lacks a row. */
class ConsoleAuthorityTest {

    private static final Set<String> ALL = Set.of("rita", "sena", "lena", "otto");
    private static final Set<String> WORKERS = Set.of("rita", "sena", "lena");
    private static final Set<String> AUDITORS = Set.of("lena", "otto");
    private static final Set<String> ROLELESS = Set.of("acme", "nora");

    /** The operations, each with those who may use it. */
    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            Map.entry("GET /console", ALL),
            Map.entry("GET /console/queue", ALL),
            Map.entry("GET /console/settings", ALL),
            Map.entry("POST /console/settings", ALL),
            Map.entry("POST /console/settings/keys", ALL),
            Map.entry("GET /console/audit", AUDITORS),
            Map.entry("GET /console/audit/{id}", AUDITORS),
            Map.entry("POST /console/filters", ALL),
            Map.entry("GET /console/search", ALL),
            Map.entry("GET /console/search.csv", AUDITORS),
            Map.entry("GET /console/statistics", Set.of("lena")),
            Map.entry("GET /console/statistics.csv", Set.of("lena")),
            Map.entry("GET /console/lead", Set.of("lena")),
            Map.entry("POST /console/lead", Set.of("lena")),
            Map.entry("POST /console/cases/{id}/retire", Set.of("lena")),
            Map.entry("GET /console/work", WORKERS),
            Map.entry("POST /console/next", WORKERS),
            Map.entry("GET /console/cases/{id}", ALL),
            Map.entry("POST /console/cases/{id}/claim", WORKERS),
            Map.entry("POST /console/cases/{id}/extend", WORKERS),
            Map.entry("POST /console/cases/{id}/release", WORKERS),
            Map.entry("POST /console/cases/{id}/hold", WORKERS),
            Map.entry("POST /console/cases/{id}/skip", WORKERS),
            Map.entry("POST /console/cases/{id}/hand-over", WORKERS),
            Map.entry("POST /console/cases/{id}/escalate", WORKERS),
            Map.entry("POST /console/cases/{id}/ask", WORKERS),
            Map.entry("POST /console/cases/{id}/verdict", WORKERS),
            Map.entry("POST /console/cases/{id}/draft", WORKERS));

    /** Streams, which do not end; each with the page that has the same authority. */
    private static final Map<String, String> STREAMS = Map.of("GET /console/queue/events", "GET /console/queue");

    /** Open without a login. */
    private static final Set<String> OPEN = Set.of("GET /console/signed-out");

    @SuppressWarnings("NullAway.Init")
    private static ConsoleInstallation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        installation = new ConsoleInstallation(1);
        service = installation.start();
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    @Test
    void everyOperationHasARow() {
        var registered = new TreeSet<String>();
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapping.getPatternsCondition()
                                .getPatterns()
                                .forEach(pattern -> registered.add(method + " " + pattern.getPatternString()))));
        registered.removeIf(operation -> !operation.contains(" /console"));

        var rows = new TreeSet<>(TABLE.keySet());
        rows.addAll(OPEN);
        rows.addAll(STREAMS.keySet());
        assertThat(registered).isEqualTo(rows);
    }

    @Test
    void admitsExactlyTheRolesOfTheRow() throws Exception {
        var unexpected = new ArrayList<String>();
        var users = new ArrayList<>(ALL);
        users.addAll(ROLELESS);
        for (var user : users) {
            try (var browser = new ConsoleBrowser()) {
                var csrf = csrf(browser, user);
                for (var row : TABLE.entrySet()) {
                    var status = send(browser, row.getKey(), csrf);
                    var isAdmitted = status != 403;
                    if (status >= 500 || isAdmitted != row.getValue().contains(user)) {
                        unexpected.add(user + ": " + row.getKey() + " answers " + status);
                    }
                }
            }
        }
        assertThat(unexpected).isEmpty();
    }

    /** A person without a role has a session all the same, and no page that would hand out its token. */
    private static String csrf(ConsoleBrowser browser, String user) throws Exception {
        var opened = browser.logIn(url(service) + "/console/settings", user);
        return ROLELESS.contains(user) ? "" : ConsoleBrowser.csrf(opened);
    }

    /** An auditor changes nothing but the own appearance, keys and saved filters. */
    @Test
    void anAuditorOnlyReads() {
        assertThat(TABLE.entrySet().stream()
                        .filter(row -> row.getKey().startsWith("POST ")
                                && row.getValue().contains("otto"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "POST /console/settings", "POST /console/settings/keys", "POST /console/filters");
    }

    @Test
    void refusesEveryCommandWithoutTheSessionsToken() throws Exception {
        var unexpected = new LinkedHashMap<String, Integer>();
        try (var browser = new ConsoleBrowser()) {
            browser.logIn(url(service) + "/console/settings", "lena");
            for (var operation : TABLE.keySet()) {
                if (!operation.startsWith("GET ")) {
                    var status = send(browser, operation, "forged");
                    if (status != 403) {
                        unexpected.put(operation, status);
                    }
                }
            }
        }
        assertThat(unexpected).isEmpty();
    }

    @Test
    void refusesEveryOperationWithoutALogin() throws Exception {
        for (var operation : TABLE.keySet()) {
            try (var browser = new ConsoleBrowser()) {
                var request = request(operation, "").header("HX-Request", "true");

                assertThat(browser.send(request).statusCode()).as(operation).isIn(401, 403);
            }
        }
    }

    private static int send(ConsoleBrowser browser, String operation, String csrf) throws Exception {
        return browser.send(request(operation, csrf)).statusCode();
    }

    private static HttpRequest.Builder request(String operation, String csrf) {
        var words = List.of(operation.split(" ", 2));
        var path = words.getLast().replace("{id}", "999999").replaceAll("\\{\\w+}", "x");
        var request = HttpRequest.newBuilder(URI.create(url(service) + path))
                .timeout(TestTimeouts.LIMIT)
                .header("Accept", "text/html")
                .header("Content-Type", "application/json");
        if (!csrf.isEmpty()) {
            request.header("X-CSRF-TOKEN", csrf);
        }
        return request.method(
                words.getFirst(),
                words.getFirst().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
    }
}
