package io.countersign.intake.domain.credential;

import io.countersign.contracts.AccountId;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account signs calls of the Tencent-compatible API with.
 *
 * @param secretId public, names the pair: {@code AKID} and 32 letters and digits
 * @param sealedSecret the secret key, encrypted
 * @param disabled when and by whom; absent while the pair may be used
 */
public record KeyPair(
        String secretId,
        AccountId account,
        String sealedSecret,
        Set<Permission> permissions,
        Act created,
        @Nullable Act disabled) {

    /** What a pair may be used for. */
    public enum Permission {
        READ,
        WRITE,
        SEND;

        /** The name in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an operator or platform did, kept with the pair. */
    public record Act(Instant at, String by) {}

    public KeyPair {
        permissions = Set.copyOf(permissions);
    }

    public boolean isEnabled() {
        return disabled == null;
    }

    /** For good; the first act is kept. */
    public KeyPair disabled(Act act) {
        return new KeyPair(secretId, account, sealedSecret, permissions, created, disabled == null ? act : disabled);
    }
}
