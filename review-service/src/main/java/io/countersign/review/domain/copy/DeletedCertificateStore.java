package io.countersign.review.domain.copy;

import io.countersign.review.domain.quality.CertificateKey;
import java.time.Instant;
import java.util.Collection;

/** Keeps which certificates their accounts have deleted. Every write is durable when its method returns. */
public interface DeletedCertificateStore {

    /** Does nothing if it is known. */
    void add(CertificateKey certificate, Instant at);

    boolean containsAny(Collection<CertificateKey> certificates);
}
