package io.countersign.review.domain.certificate;

import io.countersign.contracts.AccountId;
import java.time.Instant;

/**
 * That a reviewer may see a certificate.
 *
 * @param session the hash of the cookie of the reviewer's browser session
 */
public record CertificateGrant(AccountId account, String sha256, String reviewer, String session, Instant expiresAt) {}
