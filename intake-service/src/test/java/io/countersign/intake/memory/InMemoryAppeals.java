package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.account.AppealStore;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryAppeals implements AppealStore {

    private final Map<AccountId, Set<SignatureId>> open = new ConcurrentHashMap<>();

    @Override
    public Set<SignatureId> find(AccountId account) {
        return Set.copyOf(open.getOrDefault(account, Set.of()));
    }

    @Override
    public void add(AccountId account, SignatureId signature) {
        open.computeIfAbsent(account, _ -> ConcurrentHashMap.newKeySet()).add(signature);
    }

    @Override
    public void remove(AccountId account, Collection<SignatureId> signatures) {
        open.getOrDefault(account, ConcurrentHashMap.newKeySet()).removeAll(signatures);
    }
}
