package io.countersign.review.store.quality;

import static org.springframework.data.domain.Sort.Direction.ASC;

import io.countersign.platform.store.index.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.index.Index;

/** The indexes of quality reviews. */
@Configuration(proxyBeanMethods = false)
class QualityStoreIndexes {

    static final CollectionIndexes REVIEWS = CollectionIndexes.of(
            QualityReviewDocument.REVIEWS,
            new Index().on(QualityReviewDocument.SHOWN_AS, ASC).unique(),
            new Index().on(QualityReviewDocument.CREATED_AT, ASC),
            new Index().named("copied_certificates").sparse().on(QualityReviewDocument.CERTIFICATES, ASC));

    @Bean
    CollectionIndexes qualityReviewIndexes() {
        return REVIEWS;
    }
}
