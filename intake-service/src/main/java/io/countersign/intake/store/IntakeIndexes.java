package io.countersign.intake.store;

import io.countersign.platform.store.index.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The indexes of what intake stores for itself; those of views and of approved names are beside these. */
@Configuration(proxyBeanMethods = false)
class IntakeIndexes {

    @Bean
    CollectionIndexes accountIndexes() {
        return AccountDocument.INDEXES;
    }

    @Bean
    CollectionIndexes idempotencyIndexes() {
        return IdempotencyDocument.INDEXES;
    }

    @Bean
    CollectionIndexes keyPairIndexes() {
        return KeyPairDocument.INDEXES;
    }
}
