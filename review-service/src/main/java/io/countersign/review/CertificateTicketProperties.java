package io.countersign.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reviewers see certificates.
 *
 * @param signingKey signs tickets, {@code <key id>:<Base64 of the DER encoding>}; without it reviewers see no certificates
 * @param lifetime of a ticket, at most an hour
 * @param url of intake as browsers reach it; empty if intake and review have the same origin
 * @param secureCookie whether browsers send the cookie by HTTPS only
 */
@ConfigurationProperties("countersign.review.tickets")
record CertificateTicketProperties(
        @DefaultValue("") String signingKey,
        @DefaultValue("5m") Duration lifetime,
        @DefaultValue("") String url,
        @DefaultValue("true") boolean secureCookie) {

    private static final Duration MAX_LIFETIME = Duration.ofHours(1);

    CertificateTicketProperties {
        if (!lifetime.isPositive() || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException(
                    "countersign.review.tickets: lifetime must be between 1 second and 1 hour");
        }
    }

    /** Never the key: it would end in a log. */
    @Override
    public String toString() {
        return "CertificateTicketProperties[lifetime=" + lifetime + ", url=" + url + "]";
    }
}
