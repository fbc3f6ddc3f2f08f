package io.countersign.intake.domain.certificate;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.image.ImageAppearance;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The certificates by account and digest. Authoritative. */
public interface CertificateStore extends CertificateFingerprints {

    /** False if the account has it already; durable on return. */
    boolean insert(Certificate certificate, ImageAppearance appearance, byte[] content);

    @Nullable
    Certificate find(AccountId account, String sha256);

    byte @Nullable [] content(AccountId account, String sha256);

    /** Those that are stored. */
    Set<Certificate.Id> existing(Collection<Certificate.Id> ids);

    void delete(AccountId account, String sha256);
}
