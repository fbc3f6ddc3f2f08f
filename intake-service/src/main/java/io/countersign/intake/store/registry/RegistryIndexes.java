package io.countersign.intake.store.registry;

import io.countersign.platform.store.index.CollectionIndexes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The indexes of the approved names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistryProperties.class)
class RegistryIndexes {

    @Bean
    CollectionIndexes approvedNameIndexes() {
        return ApprovedNameDocument.INDEXES;
    }
}
