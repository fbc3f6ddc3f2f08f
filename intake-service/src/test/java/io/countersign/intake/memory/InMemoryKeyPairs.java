package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPairStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Key pairs without a database. */
public final class InMemoryKeyPairs implements KeyPairStore {

    private final Map<String, KeyPair> pairs = new ConcurrentHashMap<>();

    @Override
    public @Nullable KeyPair find(String secretId) {
        return pairs.get(secretId);
    }

    @Override
    public void insert(KeyPair pair) {
        if (pairs.putIfAbsent(pair.secretId(), pair) != null) {
            throw new IllegalStateException("exists already");
        }
    }

    @Override
    public void disable(String secretId, KeyPair.Act act) {
        pairs.computeIfPresent(secretId, (_, pair) -> pair.disabled(act));
    }

    @Override
    public void removeDisabled(String secretId) {
        pairs.computeIfPresent(secretId, (_, pair) -> pair.isEnabled() ? pair : null);
    }

    @Override
    public List<KeyPair> of(AccountId account) {
        return pairs.values().stream()
                .filter(pair -> pair.account().equals(account))
                .sorted(Comparator.comparing((KeyPair pair) -> pair.created().at())
                        .thenComparing(KeyPair::secretId))
                .toList();
    }
}
