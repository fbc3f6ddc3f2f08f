package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import java.time.Instant;
import java.util.Set;

/**
 * What an account signs calls of the Tencent-compatible API with.
 *
 * @param secretId public, names the pair: {@code AKID} and 32 letters and digits
 * @param sealedSecret the secret key, encrypted
 * @param createdBy the operator or platform that made it
 */
public record KeyPair(
        String secretId,
        AccountId account,
        String sealedSecret,
        Set<Permission> permissions,
        boolean enabled,
        Instant createdAt,
        String createdBy) {

    /** What a pair may be used for. */
    public enum Permission {
        READ,
        WRITE,
        SEND
    }

    public KeyPair {
        permissions = Set.copyOf(permissions);
    }

    public KeyPair disabled() {
        return new KeyPair(secretId, account, sealedSecret, permissions, false, createdAt, createdBy);
    }
}
