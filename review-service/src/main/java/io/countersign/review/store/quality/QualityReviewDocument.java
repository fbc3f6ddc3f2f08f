package io.countersign.review.store.quality;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReview.Origin;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A quality review as it is stored.
 *
 * @param certificates absent from all reviews but copies, so that the sparse index holds copies only
 */
@Document(QualityReviewDocument.REVIEWS)
record QualityReviewDocument(
        @MongoId String id,
        int schema,
        String shownAs,
        String origin,
        @Nullable String source,
        int revision,
        @Field("approval") boolean isApprovalExpected,
        @Nullable String decidedBy,
        Instant createdAt,
        @Nullable List<String> certificates) {

    static final String REVIEWS = "quality_reviews";
    static final String SHOWN_AS = "shownAs";
    static final String CERTIFICATES = "certificates";
    static final String CREATED_AT = "createdAt";

    private static final int SCHEMA = 1;

    static QualityReviewDocument of(QualityReview review) {
        var source = review.source();
        var certificates = review.certificates().stream()
                .map(CertificateKey::text)
                .sorted()
                .toList();
        return new QualityReviewDocument(
                review.id(),
                SCHEMA,
                review.shownAs().text(),
                review.origin().code(),
                source == null ? null : source.text(),
                review.revision(),
                review.isApprovalExpected(),
                review.decidedBy(),
                review.createdAt(),
                certificates.isEmpty() ? null : certificates);
    }

    QualityReview toReview() {
        List<String> keys = certificates == null ? List.of() : certificates;
        return new QualityReview(
                id,
                SignatureId.of(shownAs),
                Origin.of(origin),
                source == null ? null : SignatureId.of(source),
                revision,
                isApprovalExpected,
                decidedBy,
                createdAt,
                keys.stream().map(CertificateKey::of).collect(Collectors.toSet()));
    }
}
