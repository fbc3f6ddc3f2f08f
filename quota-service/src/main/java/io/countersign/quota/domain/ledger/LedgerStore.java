package io.countersign.quota.domain.ledger;

import io.countersign.contracts.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The ledgers, one document per account, written by compare-and-set from every writer. */
public interface LedgerStore {

    /** The ledgers that exist of these accounts, by one read. */
    Map<AccountId, Ledger> load(Set<AccountId> accounts);

    /**
     * Writes each ledger, durable on return, under the version after its own, where the stored one still has its own.
     *
     * @return the accounts whose ledger was not written, or may not have been: read and decide them again
     */
    Set<AccountId> save(Collection<Ledger> ledgers);

    /** Shows every ledger, in no order; what is written meanwhile may be missed. */
    void scan(Consumer<Ledger> visitor);
}
