package io.countersign.intake.rebuild;

import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.account.AppealStore;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.projection.ViewUpdater;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.service.rebuild.RebuildContext;
import io.countersign.service.rebuild.RebuildMode;
import io.countersign.service.rebuild.ServiceRebuild;
import io.countersign.service.rebuild.StoreContexts;
import io.countersign.service.registry.RegistryRecordReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import tools.jackson.databind.json.JsonMapper;

/** Wires the rebuild to the service's stores. */
@Configuration(proxyBeanMethods = false)
@Profile(RebuildMode.PROFILE)
class IntakeRebuildConfiguration {

    @Bean
    ServiceRebuild intakeRebuild(RebuildContext context, StoreContexts stores, JsonMapper json) {
        var collections = context.collections(IntakeRebuild.COLLECTIONS);
        return () -> {
            var rebuilt = stores.rebuilt(collections);
            var approved = rebuilt.getBean(SignatureRegistry.class);
            var update = new ViewUpdater(
                    rebuilt.getBean(ViewStore.class),
                    rebuilt.getBean(AppealStore.class),
                    rebuilt.getBean(AccountLimitStore.class),
                    approved);
            var registry = new RegistryRebuild(context, new RegistryRecordReader(json), approved);
            return new IntakeRebuild(context, collections, update, registry).run();
        };
    }
}
