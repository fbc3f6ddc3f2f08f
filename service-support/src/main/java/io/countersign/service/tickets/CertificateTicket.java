package io.countersign.service.tickets;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * The permission of one reviewer to see one certificate in one browser session for a short time.
 *
 * @param reviewer for whom it is issued
 * @param caseId for whose sake the certificate is seen
 * @param account that owns the certificate
 * @param sha256 the certificate's digest
 * @param session the hash of the session's cookie, see {@link ViewerCookie#session()}
 * @param expiresAt in whole seconds; the ticket is valid before it
 */
public record CertificateTicket(
        String reviewer, SignatureId caseId, AccountId account, String sha256, String session, Instant expiresAt) {

    boolean isValidAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Whether it permits to see this certificate in the session of this cookie; compares in constant time. */
    public boolean permits(String digest, ViewerCookie cookie) {
        return isEqual(sha256, digest) && isEqual(session, cookie.session()) && cookie.isOf(reviewer);
    }

    static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
