package io.countersign.review.domain.copy;

import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.review.domain.quality.QualityCaseCloser;
import io.countersign.review.domain.quality.QualityReviewStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * What accounts delete ends the copies that show it. A deletion is stored before reviews are looked for; the review of a copy is stored
 * before deletions are looked for: one of the two finds the other.
 */
public final class CertificateDeletions {

    private final DeletedCertificateStore deletions;
    private final QualityReviewStore reviews;
    private final QualityCaseCloser closer;

    public CertificateDeletions(
            DeletedCertificateStore deletions, QualityReviewStore reviews, QualityCaseCloser closer) {
        this.deletions = deletions;
        this.reviews = reviews;
        this.closer = closer;
    }

    /**
     * The account deletes a certificate: every copy that shows it ends.
     *
     * @param at when the account deleted it
     */
    public void deleted(CertificateKey certificate, Instant at) {
        deletions.add(certificate, at.truncatedTo(ChronoUnit.MILLIS));
        reviews.copiesWith(certificate).forEach(copy -> closer.close(copy, certificate.account()));
    }

    boolean containsAny(Collection<CertificateKey> certificates) {
        return deletions.containsAny(certificates);
    }
}
