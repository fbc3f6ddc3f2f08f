package io.countersign.intake.domain.account;

import io.countersign.contracts.events.AccountEvent.AccountRegistered;
import io.countersign.contracts.snapshot.AccountSnapshot;

/**
 * An account as it is stored.
 *
 * @param version raised by every registration, from 1
 */
public record RegisteredAccount(AccountSnapshot account, long version) {

    public AccountRegistered event() {
        return new AccountRegistered(account.id(), account.platform(), version);
    }

    RegisteredAccount changedTo(AccountSnapshot next) {
        return new RegisteredAccount(next, version + 1);
    }
}
