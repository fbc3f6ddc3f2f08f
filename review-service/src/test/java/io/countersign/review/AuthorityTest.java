package io.countersign.review;

import static io.countersign.platform.testing.authority.AccountSource.NONE;

import io.countersign.platform.testing.authority.AuthorityEntry;
import io.countersign.platform.testing.authority.AuthorityMatrix;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Every operation of review with every kind of token. Cases belong to no caller's account: the scope alone decides. The
 * console, which accepts no token, has {@link ConsoleAuthorityTest}.
 */
class AuthorityTest {

    private static final String JSON = "application/json";
    private static final String DECIDE = "review:decide";
    private static final String READ = "review:read";

    @SuppressWarnings("NullAway.Init")
    private static Installation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        installation = new Installation();
        service = installation.start();
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    static List<AuthorityEntry> table() {
        return Stream.concat(
                        AuthorityMatrix.shared(),
                        Stream.of(
                                AuthorityEntry.of("GET /v1/cases", NONE, READ),
                                AuthorityEntry.of("GET /v1/cases/{id}", NONE, READ)
                                        .at("/v1/cases/999999"),
                                AuthorityEntry.of("GET /v1/cases/{id}/history", NONE, READ)
                                        .at("/v1/cases/999999/history"),
                                AuthorityEntry.of("GET /v1/cases/shadow", NONE, READ),
                                AuthorityEntry.of("GET /v1/cases/search", NONE, READ),
                                AuthorityEntry.of("GET /v1/cases/search.csv", NONE, "review:lead", "review:audit"),
                                AuthorityEntry.of("GET /v1/cases/statistics", NONE, "review:lead", "review:audit"),
                                AuthorityEntry.of("GET /v1/cases/statistics.csv", NONE, "review:lead", "review:audit"),
                                AuthorityEntry.of(
                                                "POST /v1/cases/{id}/certificates/{sha256}/ticket", NONE, READ, DECIDE)
                                        .at("/v1/cases/999999/certificates/" + "a".repeat(64) + "/ticket"),
                                AuthorityEntry.of("POST /v1/cases/next/claim", NONE, DECIDE),
                                AuthorityEntry.of("POST /v1/cases/{id}/claim", NONE, DECIDE)
                                        .at("/v1/cases/999999/claim"),
                                AuthorityEntry.of("POST /v1/cases/{id}/ask", NONE, DECIDE)
                                        .at("/v1/cases/999999/ask")
                                        .sending(JSON, "{}"),
                                AuthorityEntry.of("POST /v1/cases/{id}/extend", NONE, DECIDE)
                                        .at("/v1/cases/999999/extend")
                                        .sending(JSON, "{}"),
                                AuthorityEntry.of("POST /v1/cases/{id}/release", NONE, DECIDE, "review:lead")
                                        .at("/v1/cases/999999/release")
                                        .sending(JSON, "{}"),
                                AuthorityEntry.of("POST /v1/cases/{id}/verdict", NONE, DECIDE)
                                        .at("/v1/cases/999999/verdict")
                                        .sending(JSON, "{}"),
                                holders("hold"),
                                holders("skip"),
                                holders("hand-over"),
                                holders("escalate"),
                                AuthorityEntry.of("GET /v1/cases/quality", NONE, "review:lead"),
                                AuthorityEntry.of("GET /v1/cases/quality.csv", NONE, "review:lead"),
                                leads("known-answers"),
                                leads("take-back"),
                                leads("reassign"),
                                leads("priority"),
                                AuthorityEntry.of("GET /v1/cases/mine", NONE, DECIDE),
                                AuthorityEntry.of(
                                                "PUT /v1/cases/reviewers/{reviewer}/absence",
                                                NONE,
                                                DECIDE,
                                                "review:lead")
                                        .at("/v1/cases/reviewers/me/absence")
                                        .sending(JSON, "{}"),
                                AuthorityEntry.of(
                                                "DELETE /v1/cases/reviewers/{reviewer}/absence",
                                                NONE,
                                                DECIDE,
                                                "review:lead")
                                        .at("/v1/cases/reviewers/me/absence"),
                                AuthorityEntry.of("POST /v1/cases/{id}/retire", NONE, "review:lead")
                                        .at("/v1/cases/999999/retire")
                                        .sending(JSON, "{}")))
                .toList();
    }

    private static AuthorityEntry holders(String command) {
        return AuthorityEntry.of("POST /v1/cases/{id}/" + command, NONE, DECIDE)
                .at("/v1/cases/999999/" + command)
                .sending(JSON, "{}");
    }

    private static AuthorityEntry leads(String command) {
        return AuthorityEntry.of("POST /v1/cases/" + command, NONE, "review:lead")
                .sending(JSON, "{}");
    }

    @Test
    void everyOperationHasAnEntry() {
        new AuthorityMatrix(service, installation.issuer)
                .assertComplete(table(), operation -> !operation.contains(" /console"));
    }

    static List<AuthorityEntry> api() {
        return table().stream()
                .filter(entry -> entry.operation().contains(" /v1/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("api")
    void refusesUnknownParametersInOneForm(AuthorityEntry entry) {
        new AuthorityMatrix(service, installation.issuer).assertRefusesUnknownParameters(entry);
    }

    @ParameterizedTest
    @MethodSource("table")
    void admitsExactlyTheTokensOfItsEntry(AuthorityEntry entry) {
        new AuthorityMatrix(service, installation.issuer).assertOutcomes(entry);
    }
}
