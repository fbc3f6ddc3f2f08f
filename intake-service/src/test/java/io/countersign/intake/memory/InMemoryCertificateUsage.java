package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateLimits;
import io.countersign.intake.domain.certificate.CertificateQuota;
import io.countersign.intake.domain.certificate.CertificateUsageStore;
import java.util.HashMap;
import java.util.Map;

public class InMemoryCertificateUsage implements CertificateUsageStore {

    private final Map<AccountId, Map<String, Long>> sizes = new HashMap<>();

    @Override
    public synchronized boolean add(Certificate.Id certificate, long bytes, CertificateLimits limits) {
        var ofAccount = sizes.computeIfAbsent(certificate.account(), _ -> new HashMap<>());
        if (ofAccount.containsKey(certificate.sha256())) {
            return true;
        }
        long sum = ofAccount.values().stream().mapToLong(Long::longValue).sum();
        if (ofAccount.size() >= limits.count() || sum + bytes > limits.bytes()) {
            return false;
        }
        ofAccount.put(certificate.sha256(), bytes);
        return true;
    }

    @Override
    public synchronized void remove(Certificate.Id certificate) {
        sizes.getOrDefault(certificate.account(), new HashMap<>()).remove(certificate.sha256());
    }

    /** More than any test needs. */
    public static CertificateQuota ampleQuota() {
        return new CertificateQuota(new InMemoryCertificateUsage(), new CertificateLimits(1_000, 1L << 30));
    }
}
