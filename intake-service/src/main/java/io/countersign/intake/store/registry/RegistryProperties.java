package io.countersign.intake.store.registry;

import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The registry of approved names.
 *
 * @param cachedApprovals how many approvals an instance keeps for half a second, each of at most 1 KB; 0 keeps none
 */
@Validated
@ConfigurationProperties("countersign.intake.registry")
record RegistryProperties(
        @DefaultValue("20000") @Range(min = 0, max = RegistryProperties.MAX_CACHED_APPROVALS)
        int cachedApprovals) {

    static final int MAX_CACHED_APPROVALS = 1_000_000;
}
