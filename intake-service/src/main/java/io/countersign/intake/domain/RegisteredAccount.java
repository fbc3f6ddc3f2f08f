package io.countersign.intake.domain;

import io.countersign.contracts.AccountEvent.AccountRegistered;
import io.countersign.contracts.AccountSnapshot;

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
