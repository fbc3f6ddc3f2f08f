package io.countersign.review;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reviewers see certificates.
 *
 * @param signingKey signs tickets, {@code <key id>:<Base64 of the DER encoding>}; without it reviewers see no certificates
 * @param lifetime of a ticket, at most an hour
 * @param url of intake as browsers reach it; empty if intake and review have the same origin
 * @param secureCookie whether browsers send the cookie by HTTPS only
 */
@Validated
@ConfigurationProperties("countersign.review.tickets")
record CertificateTicketProperties(
        @DefaultValue("") String signingKey,

        @DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration lifetime,

        @DefaultValue("") String url,
        @DefaultValue("true") boolean secureCookie) {

    /** Never the key: it would end in a log. */
    @Override
    public String toString() {
        return "CertificateTicketProperties[lifetime=" + lifetime + ", url=" + url + "]";
    }
}
