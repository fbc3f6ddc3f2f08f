package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Key pairs without a database. */
public final class InMemoryKeyPairs implements KeyPairs {

    private final Map<String, KeyPair> pairs = new ConcurrentHashMap<>();

    @Override
    public @Nullable KeyPair find(String secretId) {
        return pairs.get(secretId);
    }

    @Override
    public void insert(KeyPair pair) {
        if (pairs.putIfAbsent(pair.secretId(), pair) != null) {
            throw new IllegalStateException("stands already");
        }
    }

    @Override
    public boolean disable(AccountId account, String secretId) {
        var pair = pairs.get(secretId);
        if (pair == null || !pair.account().equals(account)) {
            return false;
        }
        pairs.put(secretId, pair.disabled());
        return true;
    }

    @Override
    public List<KeyPair> of(AccountId account) {
        return pairs.values().stream()
                .filter(pair -> pair.account().equals(account))
                .toList();
    }
}
