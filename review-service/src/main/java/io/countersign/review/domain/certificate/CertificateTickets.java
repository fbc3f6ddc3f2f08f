package io.countersign.review.domain.certificate;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.HistoryAction;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseHistory;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.HistoryDraft;
import io.countersign.review.domain.certificate.CertificateTicketResult.Issued;
import io.countersign.review.domain.certificate.CertificateTicketResult.NotConfigured;
import io.countersign.review.domain.certificate.CertificateTicketResult.UnknownCase;
import io.countersign.review.domain.certificate.CertificateTicketResult.UnknownCertificate;
import io.countersign.review.domain.history.HistoryStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issues tickets for the certificates of a case. */
public final class CertificateTickets {

    private static final int MAX_ATTEMPTS = 100;

    private final CaseStore store;
    private final HistoryStore histories;
    private final @Nullable TicketIssuer issuer;
    private final InstantSource clock;
    private final Duration lifetime;

    /** @param issuer null if the installation has no key */
    public CertificateTickets(
            CaseStore store,
            HistoryStore histories,
            @Nullable TicketIssuer issuer,
            InstantSource clock,
            Duration lifetime) {
        this.histories = histories;
        this.store = store;
        this.issuer = issuer;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /**
     * Issues a ticket once the view is an entry of the case's history.
     *
     * @param session the hash of the cookie of the reviewer's browser session
     */
    public CertificateTicketResult issue(SignatureId signature, String sha256, String reviewer, String session) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var known = store.load(List.of(signature)).get(signature);
            if (known == null) {
                return new UnknownCase();
            }
            var result = issue(known, sha256, reviewer, session);
            if (result != null) {
                return result;
            }
        }
        throw new IllegalStateException("The history of " + signature + " was overtaken " + MAX_ATTEMPTS + " times");
    }

    /** Null if the history was overtaken. */
    private @Nullable CertificateTicketResult issue(Case known, String sha256, String reviewer, String session) {
        if (known.revisionWithPicture(sha256) == 0) {
            return new UnknownCertificate();
        }
        if (issuer == null) {
            return new NotConfigured();
        }
        if (!histories.append(known, viewed(known, sha256, reviewer))) {
            return null;
        }
        var expiresAt = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var grant = new CertificateGrant(known.account(), sha256, reviewer, session, expiresAt);
        return new Issued(issuer.issue(grant), expiresAt);
    }

    private CaseHistory viewed(Case known, String sha256, String reviewer) {
        int revision = known.revisionWithPicture(sha256);
        var state = HistoryDraft.state(known.state(revision));
        return known.history()
                .append(
                        known.signature(),
                        new HistoryDraft(
                                HistoryAction.VIEWED, reviewer, clock.instant(), revision, state, state, sha256));
    }
}
