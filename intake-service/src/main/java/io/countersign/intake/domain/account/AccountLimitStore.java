package io.countersign.intake.domain.account;

import io.countersign.contracts.AccountId;
import java.util.Map;
import java.util.OptionalInt;

/** How many signatures each account may hold, by quota's last event. Advisory. */
public interface AccountLimitStore {

    void put(Map<AccountId, Integer> limits);

    /** Empty until quota has published a limit. */
    OptionalInt find(AccountId account);
}
