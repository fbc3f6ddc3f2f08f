package io.countersign.platform.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

class ClaimLengthValidatorTest {

    private final ClaimLengthValidator validator = new ClaimLengthValidator();

    private static Jwt token(String claim, Object value) {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .claim(claim, value)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "account", "platform"})
    void aLongerClaimIsRefused(String claim) {
        assertThat(validator.validate(token(claim, "s".repeat(255))).hasErrors())
                .isFalse();
        assertThat(validator.validate(token(claim, "s".repeat(256))).hasErrors())
                .isTrue();
    }

    @Test
    void otherClaimsMayBeLonger() {
        assertThat(validator.validate(token("scope", "s".repeat(1_000))).hasErrors())
                .isFalse();
    }
}
