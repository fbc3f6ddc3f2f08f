package io.countersign.platform.security.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.web.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActingAccountTest {

    /** {@code acme} is registered to the platform {@code bulk}. */
    private final ActingAccount accounts =
            new ActingAccount((platform, account) -> platform.equals("bulk") && account.equals("acme"));

    private static Caller caller(@Nullable String account, @Nullable String platform, @Nullable String scopes) {
        var claims = new HashMap<String, Object>(Map.of("sub", "someone"));
        if (account != null) {
            claims.put("account", account);
        }
        if (platform != null) {
            claims.put("platform", platform);
        }
        if (scopes != null) {
            claims.put("scope", scopes);
        }
        return Caller.of(claims);
    }

    @ParameterizedTest
    @CsvSource({
        "acme,     ,      ,                 ,       acme",
        "acme,     ,      ,                 acme,   acme",
        "acme,     ,      operator,         ,       acme",
        "acme,     bulk,  platform,         ,       acme",
        ",         bulk,  platform,         acme,   acme",
        ",         ,      operator,         acme,   acme",
        ",         ,      operator,         unseen, unseen",
    })
    void resolvesTheAccountThatTheTokenActsFor(
            @Nullable String account,
            @Nullable String platform,
            @Nullable String scopes,
            @Nullable String named,
            String expected) {
        assertThat(accounts.resolve(caller(account, platform, scopes), named)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "acme,     ,      ,                 other,    403, FOREIGN_ACCOUNT",
        "acme,     ,      operator,         other,    403, FOREIGN_ACCOUNT",
        "other,    bulk,  platform,         acme,     403, FOREIGN_ACCOUNT",
        "no id!,   ,      ,                 ,         403, FOREIGN_ACCOUNT",
        "acme,     ,      ,                 no id!,   400, MALFORMED_ACCOUNT",
        ",         bulk,  platform,         no id!,   400, MALFORMED_ACCOUNT",
        ",         bulk,  platform,         ,         400, ACCOUNT_REQUIRED",
        ",         bulk,  platform,         other,    403, FOREIGN_ACCOUNT",
        ",         south, platform,         acme,     403, FOREIGN_ACCOUNT",
        ",         bulk,  ,                 acme,     403, FOREIGN_ACCOUNT",
        ",         bulk,  accounts:write,   acme,     403, FOREIGN_ACCOUNT",
        ",         bulk,  operator,         acme,     403, FOREIGN_ACCOUNT",
        ",         bulk,  operator,         ,         403, NO_ACCOUNT",
        ",         ,      operator,         ,         400, ACCOUNT_REQUIRED",
        ",         ,      accounts:write,   acme,     403, FOREIGN_ACCOUNT",
        ",         ,      ,                 ,         403, NO_ACCOUNT",
    })
    void refusesAllOthersWithOneSetOfStatuses(
            @Nullable String account,
            @Nullable String platform,
            @Nullable String scopes,
            @Nullable String named,
            int status,
            String code) {
        assertThatThrownBy(() -> accounts.resolve(caller(account, platform, scopes), named))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status().value()).isEqualTo(status);
                    assertThat(problem.code()).isEqualTo(code);
                });
    }

    @Test
    void anOperatorIsNoOwner() {
        assertThat(accounts.resolveOwner(caller("acme", null, null), null)).isEqualTo("acme");
        assertThat(accounts.resolveOwner(caller(null, "bulk", "platform"), "acme"))
                .isEqualTo("acme");
        assertThatThrownBy(() -> accounts.resolveOwner(caller(null, null, "operator"), "acme"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("FOREIGN_ACCOUNT"));
    }
}
