package io.countersign.review.rebuild;

import io.countersign.review.domain.cases.CaseStore;
import io.countersign.service.rebuild.RebuildContext;
import io.countersign.service.rebuild.RebuildMode;
import io.countersign.service.rebuild.ServiceRebuild;
import io.countersign.service.rebuild.StoreContexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Wires the rebuild to the service's stores. */
@Configuration(proxyBeanMethods = false)
@Profile(RebuildMode.PROFILE)
class ReviewRebuildConfiguration {

    @Bean
    ServiceRebuild reviewRebuild(RebuildContext context, StoreContexts stores) {
        var collections = context.collections(ReviewRebuild.COLLECTIONS);
        return () -> new ReviewRebuild(
                        context,
                        collections,
                        stores.rebuilt(collections).getBean(CaseStore.class),
                        stores.current().getBean(CaseStore.class))
                .run();
    }
}
