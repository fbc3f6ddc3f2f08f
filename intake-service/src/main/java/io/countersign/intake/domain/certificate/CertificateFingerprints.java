package io.countersign.intake.domain.certificate;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.ImageFingerprint;
import java.util.Collection;
import java.util.List;

/** What stored certificates show, as it was found when they were uploaded. */
@FunctionalInterface
public interface CertificateFingerprints {

    /** Of the account's certificates with these digests, as far as they are stored, by digest. */
    List<ImageFingerprint> fingerprints(AccountId account, Collection<String> digests);
}
