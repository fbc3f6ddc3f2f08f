package io.countersign.service.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.platform.service.StartupException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final String DIGEST = "a".repeat(64);

    private final KeyPair pair = pair("secp256r1");
    private final ViewerCookie cookie = ViewerCookie.create("rita");
    private final TicketSigner signer = TicketSigner.of(signingKey("k1", pair));
    private final TicketVerifier verifier = TicketVerifier.of(List.of(publicKey("k1", pair)));

    private static KeyPair pair(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String signingKey(String id, KeyPair pair) {
        return id + ':' + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    private static String publicKey(String id, KeyPair pair) {
        return id + ':' + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private CertificateTicket ticket() {
        return new CertificateTicket(
                "rita", new SignatureId(7), new AccountId("acme"), DIGEST, cookie.session(), NOW.plusSeconds(60));
    }

    @Test
    void aSignedTicketIsReadBack() {
        assertThat(verifier.verify(signer.sign(ticket()), NOW)).hasValue(ticket());
    }

    @Test
    void anExpiredTicketIsRefused() {
        var signed = signer.sign(ticket());

        assertThat(verifier.verify(signed, NOW.plusSeconds(59))).isPresent();
        assertThat(verifier.verify(signed, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aTicketOfAKeyThatIsNoLongerConfiguredIsRefused() {
        var next = pair("secp256r1");
        var both = TicketVerifier.of(List.of(publicKey("k2", next), publicKey("k1", pair)));
        var rotated = TicketVerifier.of(List.of(publicKey("k2", next)));
        var signed = signer.sign(ticket());

        assertThat(both.verify(signed, NOW)).isPresent();
        assertThat(rotated.verify(signed, NOW)).isEmpty();
        assertThat(rotated.verify(TicketSigner.of(signingKey("k2", next)).sign(ticket()), NOW))
                .isPresent();
    }

    @Test
    void anotherKeyUnderAKnownIdIsRefused() {
        var forged = TicketSigner.of(signingKey("k1", pair("secp256r1"))).sign(ticket());

        assertThat(verifier.verify(forged, NOW)).isEmpty();
    }

    @Test
    void withoutKeysEveryTicketIsRefused() {
        assertThat(TicketVerifier.of(List.of()).verify(signer.sign(ticket()), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA"})
    void malformedTicketsAreRefused(String ticket) {
        assertThat(verifier.verify(ticket, NOW)).isEmpty();
    }

    @Test
    void aTicketPermitsItsCertificateInItsSessionOnly() {
        assertThat(ticket().permits(DIGEST, cookie)).isTrue();
        assertThat(ticket().permits("b".repeat(64), cookie)).isFalse();
        assertThat(ticket().permits(DIGEST, ViewerCookie.create("rita"))).isFalse();
        assertThat(ticket().permits(DIGEST, ViewerCookie.create("rolf"))).isFalse();
    }

    @Test
    void aCookieBelongsToOneReviewer() {
        assertThat(cookie.isOf("rita")).isTrue();
        assertThat(cookie.isOf("rolf")).isFalse();
        assertThat(new ViewerCookie("planted").isOf("rita")).isFalse();
        assertThat(new ViewerCookie("").isOf("rita")).isFalse();
        assertThat(cookie).isNotEqualTo(ViewerCookie.create("rita"));
        assertThat(cookie.toString()).doesNotContain(cookie.value());
    }

    @Test
    void aTicketOfAnotherReviewerIsRefusedEvenWithTheHashOfTheCookie() {
        var ticket = new CertificateTicket(
                "rolf", new SignatureId(7), new AccountId("acme"), DIGEST, cookie.session(), NOW.plusSeconds(60));

        assertThat(ticket.permits(DIGEST, cookie)).isFalse();
    }

    @Test
    void keysOfAnotherFormAreRefusedWithoutShowingThem() {
        var privateKey = signingKey("k1", pair);

        assertThatThrownBy(() -> TicketVerifier.of(List.of(privateKey)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("COUNTERSIGN_TICKET_KEYS")
                .hasMessageNotContaining(privateKey.substring(3, 20));
        for (var key : List.of("", "k1", ":AAAA", "k1:AAAA", "k1:?", publicKey("k1", pair))) {
            assertThatThrownBy(() -> TicketSigner.of(key))
                    .as(key)
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("COUNTERSIGN_TICKET_SIGNING_KEY");
        }
        var otherCurve = signingKey("k1", pair("secp384r1"));
        assertThatThrownBy(() -> TicketSigner.of(otherCurve)).isInstanceOf(StartupException.class);
    }
}
