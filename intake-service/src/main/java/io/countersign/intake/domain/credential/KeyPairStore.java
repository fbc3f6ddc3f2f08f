package io.countersign.intake.domain.credential;

import io.countersign.contracts.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where key pairs are kept. Read at each call, so that a disabled pair fails at once at every instance. */
public interface KeyPairStore {

    @Nullable
    KeyPair find(String secretId);

    /** Durable on return; a {@code secretId} is unique. */
    void insert(KeyPair pair);

    /** Disables for good, durable before it returns; nothing happens to one that is disabled already. */
    void disable(String secretId, KeyPair.Act act);

    /** Removes a pair that is disabled; nothing happens to an enabled one. */
    void removeDisabled(String secretId);

    /** The oldest first. */
    List<KeyPair> of(AccountId account);
}
