package io.countersign.intake;

import io.countersign.intake.domain.certificate.CertificateLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the certificates of one account may occupy.
 *
 * @param maxPerAccount certificates; at most 5,000, so that the document that counts them stays below 512 KB
 * @param maxBytesPerAccount of all of them together
 */
@ConfigurationProperties("countersign.intake.certificates")
record CertificateProperties(
        @DefaultValue("1000") int maxPerAccount,
        @DefaultValue("1GB") DataSize maxBytesPerAccount) {

    CertificateProperties {
        if (maxPerAccount < 1 || maxPerAccount > 5_000 || maxBytesPerAccount.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "countersign.intake.certificates: max-per-account must be between 1 and 5000, and"
                            + " max-bytes-per-account must be at least 1");
        }
    }

    CertificateLimits limits() {
        return new CertificateLimits(maxPerAccount, maxBytesPerAccount.toBytes());
    }
}
