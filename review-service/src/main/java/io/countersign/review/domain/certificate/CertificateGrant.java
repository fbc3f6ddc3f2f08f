package io.countersign.review.domain.certificate;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import java.time.Instant;

/**
 * That a reviewer may see a certificate.
 *
 * @param caseId for whose sake
 * @param session the hash of the cookie of the reviewer's browser session
 */
public record CertificateGrant(
        SignatureId caseId, AccountId account, String sha256, String reviewer, String session, Instant expiresAt) {}
