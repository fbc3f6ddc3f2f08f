package io.countersign.platform.security;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Remembers tokens that were verified, until they expire: a signature is checked once and not with each request. */
final class CachingJwtDecoder implements ReactiveJwtDecoder {

    /** A token's signing key is withdrawn at latest after this long, whatever its expiry. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ReactiveJwtDecoder verifier;
    private final InstantSource clock;
    private final int capacity;
    private final Map<String, Verified> tokens = new LinkedHashMap<>(16, 0.75f, true);

    CachingJwtDecoder(ReactiveJwtDecoder verifier, InstantSource clock, int capacity) {
        this.verifier = verifier;
        this.clock = clock;
        this.capacity = capacity;
    }

    private record Verified(Jwt token, java.time.Instant until) {}

    @Override
    public Mono<Jwt> decode(String token) {
        var known = known(token);
        return known == null ? verify(token) : Mono.just(known);
    }

    /** An issuer that does not answer is told from a token that is bad. */
    private Mono<Jwt> verify(String token) {
        return verifier.decode(token)
                .<Jwt>map(CallerToken::new)
                .doOnNext(verified -> remember(token, verified))
                .onErrorMap(
                        failure -> !(failure instanceof JwtException),
                        failure -> new JwtException("the issuer does not answer", failure));
    }

    private @Nullable Jwt known(String token) {
        synchronized (tokens) {
            var verified = tokens.get(token);
            if (verified != null && clock.instant().isBefore(verified.until())) {
                return verified.token();
            }
            tokens.remove(token);
            return null;
        }
    }

    private void remember(String token, Jwt verified) {
        var expiry = verified.getExpiresAt();
        if (expiry == null) {
            return;
        }
        var latest = clock.instant().plus(LONGEST);
        synchronized (tokens) {
            tokens.put(token, new Verified(verified, expiry.isBefore(latest) ? expiry : latest));
            Iterator<String> oldest = tokens.keySet().iterator();
            while (tokens.size() > capacity && oldest.hasNext()) {
                oldest.next();
                oldest.remove();
            }
        }
    }
}
