package io.countersign.platform.security.caller;

import org.springframework.security.oauth2.jwt.Jwt;

/** A verified token that knows its caller: what its claims say is worked out once and not with each request. */
public final class CallerToken extends Jwt {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    public CallerToken(Jwt verified) {
        super(
                verified.getTokenValue(),
                verified.getIssuedAt(),
                verified.getExpiresAt(),
                verified.getHeaders(),
                verified.getClaims());
        this.caller = Caller.of(getClaims());
    }

    public Caller caller() {
        return caller;
    }
}
