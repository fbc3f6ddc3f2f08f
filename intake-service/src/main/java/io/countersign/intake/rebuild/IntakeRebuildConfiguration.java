package io.countersign.intake.rebuild;

import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.account.AppealStore;
import io.countersign.intake.domain.view.ViewStore;
import io.countersign.intake.domain.view.ViewUpdater;
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
class IntakeRebuildConfiguration {

    @Bean
    ServiceRebuild intakeRebuild(RebuildContext context, StoreContexts stores) {
        var collections = context.collections(IntakeRebuild.COLLECTIONS);
        return () -> {
            var rebuilt = stores.rebuilt(collections);
            var update = new ViewUpdater(
                    rebuilt.getBean(ViewStore.class),
                    rebuilt.getBean(AppealStore.class),
                    rebuilt.getBean(AccountLimitStore.class));
            return new IntakeRebuild(context, collections, update).run();
        };
    }
}
