package io.countersign.review.store.shadow;

import static org.springframework.data.domain.Sort.Direction.DESC;

import io.countersign.platform.store.index.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.index.Index;

/** The indexes of disagreements of the candidate rule set. */
@Configuration(proxyBeanMethods = false)
class ShadowStoreIndexes {

    static final CollectionIndexes SHADOW_DISAGREEMENTS = CollectionIndexes.of(
            ShadowDisagreementDocument.COLLECTION,
            new Index().on(ShadowDisagreementDocument.AT, DESC).on("_id", DESC));

    @Bean
    CollectionIndexes disagreementIndexes() {
        return SHADOW_DISAGREEMENTS;
    }
}
