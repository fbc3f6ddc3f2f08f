package io.countersign.intake.domain.certificate;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.image.ImageHeader;
import java.time.Instant;

/** A picture that an account uploaded, as it is referred to; the bytes stay in the store. */
public record Certificate(
        AccountId account,
        String sha256,
        ImageHeader.Format format,
        int width,
        int height,
        int size,
        Instant uploadedAt) {

    public ImageHeader header() {
        return new ImageHeader(format, width, height);
    }

    public Id id() {
        return new Id(account, sha256);
    }

    /** Which account's, and its digest. */
    public record Id(AccountId account, String sha256) {}
}
