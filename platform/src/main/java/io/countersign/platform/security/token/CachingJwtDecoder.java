package io.countersign.platform.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.countersign.platform.security.caller.CallerToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Caches verified tokens until they expire: a signature is verified once and not with each request. */
public final class CachingJwtDecoder implements ReactiveJwtDecoder {

    /** After this time a token is verified again, as its signing key may have been withdrawn. */
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private final ReactiveJwtDecoder verifier;
    private final InstantSource clock;
    private final Cache<String, Jwt> tokens;

    CachingJwtDecoder(ReactiveJwtDecoder verifier, InstantSource clock, int capacity) {
        this.verifier = verifier;
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(capacity)
                .expireAfter(Expiry.<String, Jwt>creating((_, token) -> lifetime(token)))
                .ticker(() -> nanos(clock.instant()))
                .executor(Runnable::run)
                .build();
    }

    private static long nanos(Instant time) {
        return Duration.between(Instant.EPOCH, time).toNanos();
    }

    private Duration lifetime(Jwt token) {
        var expiry = token.getExpiresAt();
        var left = expiry == null ? Duration.ZERO : Duration.between(clock.instant(), expiry);
        return left.compareTo(MAX_AGE) < 0 ? left : MAX_AGE;
    }

    /** Null if the token has to be verified. */
    @Nullable
    Jwt find(String token) {
        return tokens.getIfPresent(token);
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var known = find(token);
        return known == null ? verify(token) : Mono.just(known);
    }

    /** An issuer that does not answer is distinguished from a token that is invalid. */
    private Mono<Jwt> verify(String token) {
        return verifier.decode(token)
                .<Jwt>map(CallerToken::new)
                .doOnNext(verified -> tokens.put(token, verified))
                .onErrorMap(
                        failure -> !(failure instanceof JwtException),
                        failure -> new JwtException("the issuer does not answer", failure));
    }
}
