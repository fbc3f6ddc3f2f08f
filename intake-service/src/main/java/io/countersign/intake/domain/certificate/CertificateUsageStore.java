package io.countersign.intake.domain.certificate;

/**
 * What the certificates of each account occupy. A certificate is added before it is stored and removed after it is deleted;
 * both may be repeated and count once, so that a crash in between is repaired by the next upload or deletion of it.
 */
public interface CertificateUsageStore {

    /** False if the limits don't allow it; true, also if it is counted already. Exact for concurrent calls. */
    boolean add(Certificate.Id certificate, long bytes, CertificateLimits limits);

    void remove(Certificate.Id certificate);
}
