package io.countersign.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.web.ProblemException;
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
    void aMissingScopeIsForbidden() {
        var caller = Caller.of(Map.of("sub", "acme", "scope", "a:read"));

        assertThatCode(() -> caller.require("a:read")).doesNotThrowAnyException();
        assertThatThrownBy(() -> caller.require("b:write"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("MISSING_SCOPE"));
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
