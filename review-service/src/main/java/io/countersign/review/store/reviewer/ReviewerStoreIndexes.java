package io.countersign.review.store.reviewer;

import static org.springframework.data.domain.Sort.Direction.ASC;

import io.countersign.platform.store.index.CollectionIndexes;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.index.Index;

/** The indexes of drafts and of the preferences of reviewers. */
@Configuration(proxyBeanMethods = false)
class ReviewerStoreIndexes {

    @Bean
    CollectionIndexes draftIndexes() {
        return CollectionIndexes.of(
                DraftDocument.DRAFTS,
                new Index().on(DraftDocument.EXPIRES, ASC).expire(Duration.ZERO),
                new Index()
                        .named("reviewer_expires")
                        .on(DraftDocument.REVIEWER, ASC)
                        .on(DraftDocument.EXPIRES, ASC));
    }

    @Bean
    CollectionIndexes preferenceIndexes() {
        return CollectionIndexes.of(
                ReviewerPreferenceDocument.PREFERENCES,
                new Index().on(ReviewerPreferenceDocument.EXPIRES, ASC).expire(Duration.ZERO));
    }
}
