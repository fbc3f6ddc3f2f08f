package io.countersign.quota;

import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.quota.domain.Ledger;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many signatures an account may hold.
 *
 * @param limit signatures of an account that has no ledger yet; what an operator set for one is kept
 */
@ConfigurationProperties("countersign.quota")
record QuotaProperties(
        @DefaultValue("" + LimitChanged.DEFAULT_LIMIT) int limit) {

    QuotaProperties {
        if (limit < 0 || limit > Ledger.HIGHEST_LIMIT) {
            throw new IllegalArgumentException("countersign.quota.limit is 0 to " + Ledger.HIGHEST_LIMIT);
        }
    }
}
