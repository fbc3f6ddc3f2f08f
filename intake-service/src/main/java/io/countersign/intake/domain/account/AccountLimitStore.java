package io.countersign.intake.domain.account;

import io.countersign.contracts.AccountId;
import java.util.Map;
import java.util.OptionalInt;

/** How many signatures each account may hold, as quota last said. Advisory. */
public interface AccountLimitStore {

    void put(Map<AccountId, Integer> limits);

    /** Empty as long as quota said nothing. */
    OptionalInt find(AccountId account);
}
