package io.countersign.intake.domain.account;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.snapshot.AccountSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts. Authoritative. A write marks the account as unsent until its event is acknowledged. */
public interface AccountStore {

    @Nullable
    AccountSnapshot find(AccountId id);

    @Nullable
    RegisteredAccount load(AccountId id);

    /** False if the account exists; durable on return. */
    boolean insert(RegisteredAccount account, Instant unsentSince);

    /** Only while the stored version is the one before; durable on return. */
    boolean replace(RegisteredAccount account, Instant unsentSince);

    /** Removes the mark; false if another version is stored. */
    boolean markSent(AccountId id, long version);

    /** Accounts that are unsent since an instant before {@code before}. */
    List<AccountId> unsent(Instant before, int limit);
}
