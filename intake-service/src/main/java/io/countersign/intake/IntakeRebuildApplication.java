package io.countersign.intake;

import io.countersign.service.rebuild.RebuildConfiguration;
import io.countersign.service.rebuild.StoreContexts;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The rebuild mode of this service. Not a {@code @Configuration}, so that the service's own scan leaves it out. */
@ComponentScan("io.countersign.intake.rebuild")
@Import(RebuildConfiguration.class)
class IntakeRebuildApplication {

    @Bean
    StoreContexts stores(ApplicationContext context) {
        return new StoreContexts(context, "io.countersign.intake.store");
    }
}
