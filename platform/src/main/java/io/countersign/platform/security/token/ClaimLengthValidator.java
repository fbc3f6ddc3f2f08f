package io.countersign.platform.security.token;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses tokens whose subject, account or platform is longer than {@value #MAX_LENGTH} characters, the limit that OpenID
 * Connect has for a subject: these claims are stored with what was done, and name callers in limits.
 */
final class ClaimLengthValidator implements OAuth2TokenValidator<Jwt> {

    static final int MAX_LENGTH = 255;

    private static final List<String> CLAIMS = List.of("sub", "account", "platform");
    private static final OAuth2TokenValidatorResult REFUSED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error("invalid_token", "a claim has more than " + MAX_LENGTH + " characters", null));

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return CLAIMS.stream().allMatch(claim -> isShort(token.getClaims().get(claim)))
                ? OAuth2TokenValidatorResult.success()
                : REFUSED;
    }

    private static boolean isShort(@Nullable Object claim) {
        return !(claim instanceof String text) || text.length() <= MAX_LENGTH;
    }
}
