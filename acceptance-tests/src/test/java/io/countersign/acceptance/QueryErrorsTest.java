package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong query is answered in one form by every service: 422 INVALID, with a fault that names the parameter. */
class QueryErrorsTest {

    private static final Standalone SYSTEM = Standalone.shared();
    private static final Set<String> SCOPES =
            Set.of("applications:read", "quota:read", "notices:read", "review:read", "review:decide");

    private final Client tenant =
            SYSTEM.bearing(SYSTEM.token("query-errors", SCOPES, Map.of("account", "query-errors")));
    private final Client reviewer = SYSTEM.bearing(SYSTEM.token("query-reviewer", SCOPES, Map.of()));

    @ParameterizedTest
    @CsvSource({
        "/v1/applications?limit=0, limit",
        "/v1/applications?status=gone, status",
        "/v1/applications?cursor=nonsense, cursor",
        "/v1/applications?colour=red, colour",
        "/v1/notices?limit=0, limit",
        "/v1/notices?after=x, after",
        "/v1/notices?colour=red, colour",
    })
    void aTenantsQuery(String path, String parameter) {
        SYSTEM.applicant("query-errors");

        var answer = tenant.get(path).expectProblem(422);

        assertThat(answer.get("code")).isEqualTo("INVALID");
        assertThat(answer.pointers()).containsExactly("?" + parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/cases?limit=0, limit",
        "/v1/cases?state=lost, state",
        "/v1/cases?cursor=nonsense, cursor",
        "/v1/cases?colour=red, colour",
        "/v1/cases/shadow?limit=0, limit",
        "/v1/cases/shadow?cursor=nonsense, cursor",
        "/v1/cases/shadow?colour=red, colour",
    })
    void aReviewersQuery(String path, String parameter) {
        var answer = reviewer.get(path).expectProblem(422);

        assertThat(answer.get("code")).isEqualTo("INVALID");
        assertThat(answer.pointers()).containsExactly("?" + parameter);
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
