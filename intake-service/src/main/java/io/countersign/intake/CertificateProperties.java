package io.countersign.intake;

import io.countersign.intake.domain.certificate.CertificateLimits;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the certificates of one account may occupy.
 *
 * @param maxPerAccount certificates; at most 5,000, so that the document that counts them stays below 512 KB
 * @param maxBytesPerAccount of all of them together
 */
@Validated
@ConfigurationProperties("countersign.intake.certificates")
record CertificateProperties(
        @DefaultValue("1000") @Range(min = 1, max = 5_000) int maxPerAccount,
        @DefaultValue("1GB") DataSize maxBytesPerAccount) {

    CertificateProperties {
        if (maxBytesPerAccount.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "countersign.intake.certificates: max-bytes-per-account must be at least 1");
        }
    }

    CertificateLimits limits() {
        return new CertificateLimits(maxPerAccount, maxBytesPerAccount.toBytes());
    }
}
