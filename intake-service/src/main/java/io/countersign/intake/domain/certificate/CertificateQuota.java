package io.countersign.intake.domain.certificate;

/** The limits of every account's certificates, and what they occupy. */
public record CertificateQuota(CertificateUsageStore usage, CertificateLimits limits) {

    boolean add(Certificate certificate) {
        return usage.add(certificate.id(), certificate.size(), limits);
    }

    void remove(Certificate.Id certificate) {
        usage.remove(certificate);
    }
}
