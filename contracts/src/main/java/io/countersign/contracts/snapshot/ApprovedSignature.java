package io.countersign.contracts.snapshot;

import static io.countersign.contracts.SignatureId.requireRevision;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signature that may be used, as published in the compacted topic of signatures under {@link #key}, in the partition of
 * its account. Once it may not be used any more, the value under its key is null.
 *
 * @param purpose whose name it is; null in entries that were written before the field existed
 * @param kind the account's
 * @param platform the platform that acts for the account
 * @param test of an account for trying out: no human has seen it
 */
@JsonTypeName("io.countersign.registry.approved-signature.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApprovedSignature(
        AccountId account,
        SignatureId signature,
        int revision,
        Region region,
        String name,
        SignatureType type,
        @Nullable Purpose purpose,
        AccountKind kind,
        @Nullable String platform,
        boolean test,
        Instant approvedAt) {

    public ApprovedSignature {
        requireNonNull(account, "account");
        requireNonNull(signature, "signature");
        requireRevision(revision);
        requireNonNull(region, "region");
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(kind, "kind");
        requireNonNull(approvedAt, "approvedAt");
    }

    /** The record's key. By signature, never by name: another signature may have had the name refused. */
    public static String key(AccountId account, SignatureId signature) {
        return account + "/" + signature;
    }
}
