package io.countersign.platform.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.security.caller.Caller;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessRuleTest {

    /** Handlers, as declared. */
    interface Handlers {

        @RequiresScope("words:write")
        void single();

        @RequiresScope({"keys:write operator", "accounts:write platform"})
        void alternatives();

        @PermitAll
        void open();

        void undeclared();

        @PermitAll
        @RequiresScope("words:write")
        void both();

        @RequiresScope({})
        void empty();

        @RequiresScope({"words:write", ""})
        void emptyAlternative();
    }

    private static Optional<AccessRule> rule(String method) {
        return Arrays.stream(Handlers.class.getDeclaredMethods())
                .filter(known -> known.getName().equals(method))
                .findFirst()
                .flatMap(AccessRule::of);
    }

    private static boolean isAdmitted(String method, Map<String, Object> claims) {
        return rule(method).orElseThrow().admits(Caller.of(claims));
    }

    @Test
    void anAlternativeNeedsAllOfItsScopes() {
        assertThat(isAdmitted("single", Map.of("scope", "words:write"))).isTrue();
        assertThat(isAdmitted("single", Map.of("scope", "words:read"))).isFalse();
        assertThat(isAdmitted("alternatives", Map.of("scope", "keys:write operator")))
                .isTrue();
        assertThat(isAdmitted("alternatives", Map.of("scope", "keys:write"))).isFalse();
        assertThat(isAdmitted("alternatives", Map.of("scope", "accounts:write operator")))
                .isFalse();
        assertThat(isAdmitted("alternatives", Map.of("scope", "accounts:write platform", "platform", "bulk")))
                .isTrue();
        assertThat(isAdmitted("alternatives", Map.of("scope", "accounts:write keys:write", "platform", "bulk")))
                .isFalse();
    }

    @Test
    void anOpenOperationAdmitsEveryone() {
        assertThat(isAdmitted("open", Map.of())).isTrue();
    }

    @Test
    void aHandlerDeclaresExactlyOneCompleteRule() {
        for (var method : List.of("undeclared", "both", "empty", "emptyAlternative")) {
            assertThat(rule(method)).as(method).isEmpty();
        }
    }

    @Test
    void theRefusalNamesEveryAlternative() {
        var refusal = rule("alternatives").orElseThrow().refusal();

        assertThat(refusal.code()).isEqualTo("MISSING_SCOPE");
        assertThat(refusal.detail().in(Locale.ENGLISH))
                .isEqualTo("The access token lacks the scope keys:write and operator, or accounts:write and platform.");
    }
}
