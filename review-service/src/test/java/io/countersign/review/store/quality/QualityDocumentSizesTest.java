package io.countersign.review.store.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.LargestEvents;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.testing.MeasuredDatabase;
import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.review.domain.quality.QualityReview;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest quality review and deleted certificate, written by the store itself and measured in it. */
class QualityDocumentSizesTest extends MeasuredDatabase {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    /** The longest subject of a token, by OpenID Connect. */
    private static final String REVIEWER = "r".repeat(255);

    @Test
    void theLargestQualityReviewFits() {
        var id = "\uD83D\uDE00".repeat(QualityReview.MAX_ID_LENGTH / 2);
        new MongoQualityReviewStore(MongoTemplates.of(database))
                .insert(new QualityReview(
                        id,
                        new SignatureId(SignatureId.BLOCK),
                        QualityReview.Origin.SAMPLE,
                        LargestEvents.SIGNATURE,
                        ApplicationEvent.MAX_REVISIONS,
                        true,
                        REVIEWER,
                        NOW,
                        largestCertificates()));

        assertThat(size(QualityReviewDocument.REVIEWS, id)).isLessThanOrEqualTo(4 * KB);
    }

    /** As many as an application has, with its letter. */
    private static Set<CertificateKey> largestCertificates() {
        return IntStream.rangeClosed(0, Application.MAX_DOCUMENTS)
                .mapToObj(i -> new CertificateKey(LargestEvents.ACCOUNT, "%064x".formatted(i)))
                .collect(Collectors.toSet());
    }

    @Test
    void theLargestDeletedCertificateFits() {
        var certificate = new CertificateKey(LargestEvents.ACCOUNT, "f".repeat(64));

        new MongoDeletedCertificateStore(database).add(certificate, NOW);

        assertThat(size(MongoDeletedCertificateStore.DELETIONS, certificate.text()))
                .isLessThanOrEqualTo(KB);
    }
}
