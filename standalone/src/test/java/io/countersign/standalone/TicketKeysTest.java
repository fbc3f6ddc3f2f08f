package io.countersign.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.service.tickets.CertificateTicket;
import io.countersign.service.tickets.TicketSigner;
import io.countersign.service.tickets.TicketVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    Path dir;

    @Test
    void keepsAKeyPairWhoseHalvesBelongTogether() throws Exception {
        var file = dir.resolve("ticket-keys.json");
        var keys = TicketKeys.in(file);

        var ticket =
                new CertificateTicket("rita", new SignatureId(7), new AccountId("acme"), "a", "s", NOW.plusSeconds(1));
        var signed = TicketSigner.of(keys.signingKey()).sign(ticket);

        assertThat(TicketVerifier.of(List.of(keys.publicKey())).verify(signed, NOW))
                .hasValue(ticket);
        assertThat(TicketKeys.in(file)).isEqualTo(keys);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(keys.toString()).doesNotContain(keys.signingKey());
        assertThat(TicketKeys.in(dir.resolve("other.json"))).isNotEqualTo(keys);
    }
}
