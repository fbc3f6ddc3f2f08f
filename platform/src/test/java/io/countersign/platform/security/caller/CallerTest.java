package io.countersign.platform.security.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void scopesMayBeWordsOrAList() {
        assertThat(Caller.of(Map.of("scope", "a:read b:write")).scopes())
                .containsExactlyInAnyOrder("a:read", "b:write");
        assertThat(Caller.of(Map.of("scope", List.of("a:read"))).scopes()).containsExactly("a:read");
        assertThat(Caller.of(Map.of("scp", List.of("a:read"))).has("a:read")).isTrue();
        assertThat(Caller.of(Map.of("scope", " ")).scopes()).isEmpty();
    }

    @Test
    void anOperatorHasTheScopeAndIsOfNoTenant() {
        assertThat(Caller.of(Map.of("scope", "operator")).isOperator()).isTrue();
        assertThat(Caller.of(Map.of("scope", "accounts:write limits:write")).isOperator())
                .isFalse();
        assertThat(Caller.of(Map.of("scope", "operator", "account", "acme")).isOperator())
                .isFalse();
        assertThat(Caller.of(Map.of("scope", "operator", "platform", "bulk")).isOperator())
                .isFalse();
        assertThat(Caller.of(Map.of("scope", "operator", "account", List.of("acme")))
                        .scopes())
                .isEmpty();
    }

    @Test
    void aPlatformHasTheScopeAndTheClaimAndIsNoAccount() {
        assertThat(Caller.of(Map.of("scope", "platform", "platform", "bulk")).platform())
                .isEqualTo("bulk");
        assertThat(Caller.of(Map.of("scope", "accounts:write", "platform", "bulk"))
                        .platform())
                .isNull();
        assertThat(Caller.of(Map.of("scope", "platform")).has("platform")).isFalse();
        assertThat(Caller.of(Map.of("scope", "platform", "platform", " ")).platform())
                .isNull();
        assertThat(Caller.of(Map.of("scope", "platform", "platform", "bulk", "account", "acme"))
                        .platform())
                .isNull();
    }

    @Test
    void claimsAreTextsOrLists() {
        var caller = Caller.of(Map.of("account", "acme", "roles", List.of("lead"), "number", 7));

        assertThat(caller.claim("account")).isEqualTo("acme");
        assertThat(caller.claim("number")).isNull();
        assertThat(caller.claim("absent")).isNull();
        assertThat(caller.claims("roles")).containsExactly("lead");
        assertThat(caller.claims("absent")).isEmpty();
    }
}
