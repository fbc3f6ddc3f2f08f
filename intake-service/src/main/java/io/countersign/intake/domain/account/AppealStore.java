package io.countersign.intake.domain.account;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import java.util.Collection;
import java.util.Set;

/** Which signatures of an account may have an open appeal. Derived, and a superset: the views show which have. */
public interface AppealStore {

    Set<SignatureId> find(AccountId account);

    void add(AccountId account, SignatureId signature);

    /** Those whose appeal has its outcome. */
    void remove(AccountId account, Collection<SignatureId> signatures);
}
