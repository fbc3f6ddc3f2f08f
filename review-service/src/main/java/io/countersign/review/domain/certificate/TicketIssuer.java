package io.countersign.review.domain.certificate;

/** Signs grants, so that intake shows the certificate to the bearer in that session. */
@FunctionalInterface
public interface TicketIssuer {

    String issue(CertificateGrant grant);
}
