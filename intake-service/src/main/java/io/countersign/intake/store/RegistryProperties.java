package io.countersign.intake.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The registry of approved names.
 *
 * @param cachedApprovals how many approvals an instance keeps for half a second, each of at most 1 KB; 0 keeps none
 */
@ConfigurationProperties("countersign.intake.registry")
record RegistryProperties(@DefaultValue("20000") int cachedApprovals) {

    static final int MAX_CACHED_APPROVALS = 1_000_000;

    RegistryProperties {
        if (cachedApprovals < 0 || cachedApprovals > MAX_CACHED_APPROVALS) {
            throw new IllegalArgumentException(
                    "countersign.intake.registry: cached-approvals must be between 0 and " + MAX_CACHED_APPROVALS);
        }
    }
}
