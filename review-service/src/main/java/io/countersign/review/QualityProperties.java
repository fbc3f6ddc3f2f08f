package io.countersign.review;

import io.countersign.review.domain.quality.SampleDraw;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Quality assurance.
 *
 * @param permille share of decided revisions that are reviewed a second time
 * @param seed from which it follows which ones; no reviewer knows it
 * @param account the operator's account that owns the certificates of cases with known answers; empty for none
 * @param copies whether decided cases may be copied as cases with known answers, with their accounts' certificates
 * @param claimPercent share of the claims that such a case precedes all others
 */
@Validated
@ConfigurationProperties("countersign.review.quality")
record QualityProperties(
        @DefaultValue("0") @Range(min = 0, max = SampleDraw.MAX_PERMILLE)
        int permille,

        @DefaultValue("") String seed,
        @DefaultValue("") String account,
        @DefaultValue("false") boolean copies,
        @DefaultValue("10") @Range(min = 0, max = 100) int claimPercent) {

    QualityProperties {
        if (permille > 0 && seed.isBlank()) {
            throw new IllegalArgumentException("countersign.review.quality: a share needs a seed");
        }
    }

    boolean isUsed() {
        return permille > 0 || !account.isEmpty() || copies;
    }

    SampleDraw draw() {
        return new SampleDraw(permille, seed);
    }
}
