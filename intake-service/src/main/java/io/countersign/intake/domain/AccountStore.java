package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountSnapshot;
import org.jspecify.annotations.Nullable;

/** The accounts. Authoritative. */
public interface AccountStore {

    @Nullable
    AccountSnapshot find(AccountId id);

    /** False if the account exists; durable on return. */
    boolean insert(AccountSnapshot account);

    /** Only while the account belongs to {@code platform}, or to none; durable on return. */
    boolean replace(AccountSnapshot account, @Nullable String platform);
}
