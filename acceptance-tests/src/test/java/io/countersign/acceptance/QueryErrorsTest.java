package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.acceptance.WrongQueries.WrongQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong query is answered in one form by every service: 422 INVALID, with a fault that names the parameter. */
class QueryErrorsTest {

    private static final Standalone SYSTEM = Standalone.shared();
    private static final Set<String> SCOPES =
            Set.of("applications:read", "quota:read", "notices:read", "review:read", "review:decide");

    private static final Set<String> ALL_SCOPES = Set.of(
            "applications:read",
            "quota:read",
            "notices:read",
            "endpoints:write",
            "keys:write",
            "accounts:write",
            "review:read",
            "review:decide",
            "review:lead",
            "review:audit",
            "dead-letters:write");

    /** A tenant, a platform for it and an operator, each with the scopes of all services. */
    private static final List<Client> CALLERS = List.of(
            SYSTEM.bearing(SYSTEM.token("query-tenant", ALL_SCOPES, Map.of("account", "query-errors"))),
            SYSTEM.bearing(SYSTEM.token("query-platform", with("platform"), Map.of("platform", "query-platform"))),
            SYSTEM.bearing(SYSTEM.token("query-operator", with("operator"), Map.of()))
                    .actingFor("query-errors"));

    private static Set<String> with(String scope) {
        return Stream.concat(ALL_SCOPES.stream(), Stream.of(scope)).collect(Collectors.toUnmodifiableSet());
    }

    private final Client tenant =
            SYSTEM.bearing(SYSTEM.token("query-errors", SCOPES, Map.of("account", "query-errors")));
    private final Client reviewer = SYSTEM.bearing(SYSTEM.token("query-reviewer", SCOPES, Map.of()));

    /** The API documents do not say which texts are a cursor. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/applications", "/v1/cases", "/v1/cases/shadow"})
    void aMalformedCursor(String path) {
        SYSTEM.applicant("query-errors");

        var answer = (path.startsWith("/v1/cases") ? reviewer : tenant)
                .get(path + "?cursor=nonsense")
                .expectProblem(422);

        assertThat(answer.get("code")).isEqualTo("INVALID");
        assertThat(answer.pointers()).containsExactly("?cursor");
    }

    /** Derived from the API documents: an operation or a parameter that is added is covered without an entry here. */
    @ParameterizedTest
    @MethodSource("wrongQueries")
    void everyReadOfEveryService(WrongQuery query) {
        SYSTEM.applicant("query-errors");

        var answer = admitted(query).expectProblem(422);

        assertThat(answer.get("code")).isEqualTo("INVALID");
        assertThat(answer.pointers()).containsExactly("?" + query.parameter());
        assertThat(answer.each("errors", "code")).containsExactly("BAD_PARAMETER");
    }

    private static Stream<WrongQuery> wrongQueries() {
        return WrongQueries.of(SYSTEM.facts());
    }

    /** The answer to the first caller who may read it at all. */
    private Answer admitted(WrongQuery query) {
        return CALLERS.stream()
                .map(caller -> caller.get(query.service(), query.path()))
                .filter(answer -> answer.status() == 422)
                .findFirst()
                .orElseGet(() -> CALLERS.getFirst().get(query.service(), query.path()));
    }

    @Test
    void everyServiceAndEveryKindOfFaultIsAmongThem() {
        assertThat(wrongQueries()).extracting(WrongQuery::service).containsAll(WrongQueries.SERVICES);
        assertThat(wrongQueries())
                .extracting(WrongQuery::path)
                .contains(
                        "/v1/applications?limit=x",
                        "/v1/applications?limit=0",
                        "/v1/applications?limit=201",
                        "/v1/applications?status=nonsense",
                        "/v1/applications?submittedAfter=yesterday",
                        "/v1/applications?colour=red",
                        "/v1/notices?limit=0",
                        "/v1/notices?after=x",
                        "/v1/notices?colour=red",
                        "/v1/cases?limit=x",
                        "/v1/cases?limit=0",
                        "/v1/cases?state=nonsense",
                        "/v1/cases?colour=red",
                        "/v1/cases/shadow?limit=0",
                        "/v1/cases/shadow?colour=red",
                        "/v1/quota?colour=red");
    }

    /** Neither an account, nor a platform, nor an operator: it acts for no account, in whichever service. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/applications", "/v1/quota", "/v1/notices"})
    void aTokenOfNoAccount(String path) {
        assertThat(reviewer.get(path).expectProblem(403).get("code")).isEqualTo("NO_ACCOUNT");
    }

    /** It names the account by a header. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/quota", "/v1/notices"})
    void aTokenOfAPlatformWithoutAnAccount(String path) {
        var scopes = Set.of("platform", "quota:read", "notices:read");
        var platform = SYSTEM.bearing(SYSTEM.token("query-platform", scopes, Map.of("platform", "query-platform")));

        assertThat(platform.get(path).expectProblem(400).get("code")).isEqualTo("ACCOUNT_REQUIRED");
    }
}
