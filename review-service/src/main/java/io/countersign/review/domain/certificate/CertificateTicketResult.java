package io.countersign.review.domain.certificate;

import java.time.Instant;

/** The result of asking for a ticket. */
public sealed interface CertificateTicketResult {

    /** @param ticket opens the certificate at intake until it expires */
    record Issued(String ticket, Instant expiresAt) implements CertificateTicketResult {}

    /** There is no such case. */
    record UnknownCase() implements CertificateTicketResult {}

    /** No revision of the case whose content is kept names this certificate. */
    record UnknownCertificate() implements CertificateTicketResult {}

    /** The installation has no key by which tickets are signed. */
    record NotConfigured() implements CertificateTicketResult {}
}
