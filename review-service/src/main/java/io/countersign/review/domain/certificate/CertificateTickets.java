package io.countersign.review.domain.certificate;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.certificate.CertificateTicketResult.Issued;
import io.countersign.review.domain.certificate.CertificateTicketResult.NotConfigured;
import io.countersign.review.domain.certificate.CertificateTicketResult.UnknownCase;
import io.countersign.review.domain.certificate.CertificateTicketResult.UnknownCertificate;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issues tickets for the certificates of a case. Intake reports each load that a ticket permitted ({@link CertificateViews}). */
public final class CertificateTickets {

    private final CaseStore store;
    private final @Nullable TicketIssuer issuer;
    private final InstantSource clock;
    private final Duration lifetime;

    /** @param issuer null if the installation has no key */
    public CertificateTickets(CaseStore store, @Nullable TicketIssuer issuer, InstantSource clock, Duration lifetime) {
        this.store = store;
        this.issuer = issuer;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** @param session the hash of the cookie of the reviewer's browser session */
    public CertificateTicketResult issue(SignatureId signature, String sha256, String reviewer, String session) {
        var known = store.load(List.of(signature)).get(signature);
        if (known == null) {
            return new UnknownCase();
        }
        if (known.revisionWithPicture(sha256) == 0) {
            return new UnknownCertificate();
        }
        if (issuer == null) {
            return new NotConfigured();
        }
        var expiresAt = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var grant = new CertificateGrant(signature, known.account(), sha256, reviewer, session, expiresAt);
        return new Issued(issuer.issue(grant), expiresAt);
    }
}
