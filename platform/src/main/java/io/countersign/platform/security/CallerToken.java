package io.countersign.platform.security;

import org.springframework.security.oauth2.jwt.Jwt;

/** A verified token that knows its caller: what its claims say is worked out once and not with each request. */
final class CallerToken extends Jwt {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerToken(Jwt verified) {
        super(
                verified.getTokenValue(),
                verified.getIssuedAt(),
                verified.getExpiresAt(),
                verified.getHeaders(),
                verified.getClaims());
        this.caller = Caller.of(getClaims());
    }

    Caller caller() {
        return caller;
    }
}
