package io.countersign.review.domain.quality;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps quality reviews. Every write is durable when its method returns. */
public interface QualityReviewStore {

    /** What became of an insert. */
    enum Insertion {
        ADDED,
        /** A review of this id is there. */
        KNOWN,
        /** Another review is shown under the same id. */
        TAKEN
    }

    Insertion insert(QualityReview review);

    @Nullable
    QualityReview find(String id);

    /** The copies that show a certificate. */
    List<QualityReview> copiesWith(CertificateKey certificate);

    /** Those created from {@code from} until before {@code until}, the newest first. */
    List<QualityReview> createdBetween(Instant from, Instant until, int limit);
}
