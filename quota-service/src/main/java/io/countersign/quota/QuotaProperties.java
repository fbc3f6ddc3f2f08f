package io.countersign.quota;

import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.quota.domain.ledger.Ledger;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many signatures an account may hold.
 *
 * @param limit signatures of an account that has no ledger yet; what an operator set for one is kept
 */
@Validated
@ConfigurationProperties("countersign.quota")
record QuotaProperties(
        @DefaultValue("" + LimitChanged.DEFAULT_LIMIT) @Range(min = 0, max = Ledger.HIGHEST_LIMIT)
        int limit) {}
