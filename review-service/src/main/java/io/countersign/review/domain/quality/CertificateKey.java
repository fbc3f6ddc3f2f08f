package io.countersign.review.domain.quality;

import io.countersign.contracts.AccountId;

/** A certificate by its account and digest. */
public record CertificateKey(AccountId account, String sha256) {

    /** Unique. */
    public String text() {
        return account.value() + ':' + sha256;
    }

    /** The inverse of {@link #text}. */
    public static CertificateKey of(String text) {
        int colon = text.lastIndexOf(':');
        return new CertificateKey(new AccountId(text.substring(0, colon)), text.substring(colon + 1));
    }
}
