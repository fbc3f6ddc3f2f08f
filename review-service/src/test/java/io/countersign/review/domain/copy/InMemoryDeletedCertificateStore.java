package io.countersign.review.domain.copy;

import io.countersign.review.domain.quality.CertificateKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps deleted certificates in memory as the real store does. */
public class InMemoryDeletedCertificateStore implements DeletedCertificateStore {

    private final Set<CertificateKey> deleted = ConcurrentHashMap.newKeySet();

    @Override
    public void add(CertificateKey certificate, Instant at) {
        deleted.add(certificate);
    }

    @Override
    public boolean containsAny(Collection<CertificateKey> certificates) {
        return certificates.stream().anyMatch(deleted::contains);
    }
}
