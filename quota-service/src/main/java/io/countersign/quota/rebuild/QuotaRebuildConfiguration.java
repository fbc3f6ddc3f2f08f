package io.countersign.quota.rebuild;

import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.quota.domain.ledger.LedgerStore;
import io.countersign.service.rebuild.RebuildContext;
import io.countersign.service.rebuild.RebuildMode;
import io.countersign.service.rebuild.ServiceRebuild;
import io.countersign.service.rebuild.StoreContexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** Wires the rebuild to the service's stores. */
@Configuration(proxyBeanMethods = false)
@Profile(RebuildMode.PROFILE)
class QuotaRebuildConfiguration {

    @Bean
    ServiceRebuild quotaRebuild(RebuildContext context, StoreContexts stores, Environment environment) {
        var collections = context.collections(QuotaRebuild.COLLECTIONS);
        int limit = environment.getProperty("countersign.quota.limit", Integer.class, LimitChanged.DEFAULT_LIMIT);
        return () -> new QuotaRebuild(
                        context,
                        collections,
                        stores.rebuilt(collections).getBean(LedgerStore.class),
                        stores.current().getBean(LedgerStore.class),
                        limit)
                .run();
    }
}
