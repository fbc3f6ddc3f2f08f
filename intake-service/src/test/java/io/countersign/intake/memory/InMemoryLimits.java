package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.account.AccountLimitStore;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryLimits implements AccountLimitStore {

    private final Map<AccountId, Integer> limits = new ConcurrentHashMap<>();

    @Override
    public void put(Map<AccountId, Integer> more) {
        limits.putAll(more);
    }

    @Override
    public OptionalInt find(AccountId account) {
        var limit = limits.get(account);
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }
}
