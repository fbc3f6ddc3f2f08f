package io.countersign.intake.domain.certificate;

/**
 * What the certificates of one account may occupy.
 *
 * @param count certificates
 * @param bytes of all of them together
 */
public record CertificateLimits(int count, long bytes) {}
