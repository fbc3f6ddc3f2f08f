package io.countersign.intake.store.view;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.domain.Sort.Direction.DESC;

import io.countersign.platform.store.index.CollectionIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.index.Index;

/** The indexes of the views. */
@Configuration(proxyBeanMethods = false)
class ViewIndexes {

    static final CollectionIndexes VIEWS = CollectionIndexes.of(
            MongoViewStore.COLLECTION,
            new Index().named("account_position").on(ViewDocument.ACCOUNT, ASC).on(ListFields.POSITION, DESC),
            new Index().named("platform_position").on(ListFields.PLATFORM, ASC).on(ListFields.POSITION, DESC),
            new Index().named("account_reference").on(ViewDocument.ACCOUNT, ASC).on(ListFields.REFERENCES, ASC),
            new Index().named("account_name").on(ViewDocument.ACCOUNT, ASC).on(ListFields.NAMES, ASC),
            new Index()
                    .named("held_by_account")
                    .on(ListFields.HELD_BY_ACCOUNT, ASC)
                    .sparse());

    @Bean
    CollectionIndexes viewCollectionIndexes() {
        return VIEWS;
    }
}
