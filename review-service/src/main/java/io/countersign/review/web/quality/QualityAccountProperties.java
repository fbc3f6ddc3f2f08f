package io.countersign.review.web.quality;

import io.countersign.contracts.AccountId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which cases with known answers there may be.
 *
 * @param account the operator's account to which their certificates belong; empty for none
 * @param copies whether decided cases may be copied, with their accounts' certificates
 */
@ConfigurationProperties("countersign.review.quality")
record QualityAccountProperties(
        @DefaultValue("") String account,
        @DefaultValue("false") boolean copies) {

    QualityAccountProperties {
        if (!account.isEmpty() && AccountId.parse(account).isEmpty()) {
            throw new IllegalArgumentException("countersign.review.quality.account is no account id: " + account);
        }
    }
}
