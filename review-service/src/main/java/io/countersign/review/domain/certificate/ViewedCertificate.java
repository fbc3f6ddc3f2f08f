package io.countersign.review.domain.certificate;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.SignatureId;
import java.time.Instant;

/**
 * One load of a certificate by a reviewer, as intake has served it.
 *
 * @param caseId for which the ticket was issued
 * @param id drawn anew for each load
 */
public record ViewedCertificate(SignatureId caseId, String sha256, String reviewer, String id, Instant at) {

    private static final char SEPARATOR = ':';

    public ViewedCertificate {
        requireNonNull(caseId, "caseId");
        requireNonNull(at, "at");
    }

    /** What an entry of a history has as its detail: the certificate, and which load it was. */
    public String detail() {
        return sha256 + SEPARATOR + id;
    }

    /** The certificate of such a detail. */
    public static String certificateIn(String detail) {
        int separator = detail.indexOf(SEPARATOR);
        return separator < 0 ? detail : detail.substring(0, separator);
    }
}
