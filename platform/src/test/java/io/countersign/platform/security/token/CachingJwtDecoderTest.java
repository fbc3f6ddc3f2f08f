package io.countersign.platform.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

class CachingJwtDecoderTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger verified = new AtomicInteger();
    private final CachingJwtDecoder tokens = new CachingJwtDecoder(this::verify, now::get, 2);

    private Mono<Jwt> verify(String token) {
        return Mono.fromSupplier(() -> {
            verified.incrementAndGet();
            if (token.startsWith("bad")) {
                throw new BadJwtException("bad");
            }
            return Jwt.withTokenValue(token)
                    .header("alg", "RS256")
                    .claim("sub", token)
                    .expiresAt(NOON.plus(token.startsWith("short") ? Duration.ofMinutes(1) : Duration.ofDays(1)))
                    .build();
        });
    }

    private void present(String token) {
        tokens.decode(token).onErrorComplete().subscribe();
    }

    @Test
    void verifiesATokenOnce() {
        present("a");
        present("a");

        assertThat(verified).hasValue(1);
    }

    @Test
    void verifiesAgainWhatHasExpired() {
        present("short");
        now.set(NOON.plusSeconds(60));

        present("short");

        assertThat(verified).hasValue(2);
    }

    @Test
    void verifiesAgainAfterAWhileSinceKeysMayBeWithdrawn() {
        present("a");
        now.set(NOON.plus(Duration.ofMinutes(10)));

        present("a");

        assertThat(verified).hasValue(2);
    }

    @Test
    void remembersNoBadOnes() {
        present("bad");
        present("bad");

        assertThat(verified).hasValue(2);
    }

    @Test
    void cachesNoMoreTokensThanItsCapacity() {
        for (int number = 0; number < 100; number++) {
            present("token-" + number);
        }
        verified.set(0);

        for (int number = 0; number < 100; number++) {
            present("token-" + number);
        }

        assertThat(verified.get()).isBetween(98, 100);
    }
}
