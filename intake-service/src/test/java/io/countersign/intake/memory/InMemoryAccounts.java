package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.intake.domain.AccountStore;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

public class InMemoryAccounts implements AccountStore {

    private final Map<AccountId, AccountSnapshot> accounts = new ConcurrentHashMap<>();

    @Override
    public @Nullable AccountSnapshot find(AccountId id) {
        return accounts.get(id);
    }

    @Override
    public boolean insert(AccountSnapshot account) {
        return accounts.putIfAbsent(account.id(), account) == null;
    }

    @Override
    public boolean replace(AccountSnapshot account, @Nullable String platform) {
        var replaced = accounts.computeIfPresent(
                account.id(), (_, known) -> Objects.equals(known.platform(), platform) ? account : known);
        return account.equals(replaced);
    }
}
