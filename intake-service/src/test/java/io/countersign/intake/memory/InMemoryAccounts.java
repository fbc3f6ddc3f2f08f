package io.countersign.intake.memory;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountStore;
import io.countersign.intake.domain.account.RegisteredAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

public class InMemoryAccounts implements AccountStore {

    private record Stored(
            RegisteredAccount registered, @Nullable Instant unsentSince) {}

    private final Map<AccountId, Stored> accounts = new ConcurrentHashMap<>();

    /** Inserts an account whose event is sent. */
    public void insert(AccountSnapshot account) {
        accounts.put(account.id(), new Stored(new RegisteredAccount(account, 1), null));
    }

    @Override
    public @Nullable AccountSnapshot find(AccountId id) {
        var found = load(id);
        return found == null ? null : found.account();
    }

    @Override
    public @Nullable RegisteredAccount load(AccountId id) {
        var stored = accounts.get(id);
        return stored == null ? null : stored.registered();
    }

    @Override
    public boolean insert(RegisteredAccount account, Instant unsentSince) {
        return accounts.putIfAbsent(account.account().id(), new Stored(account, unsentSince)) == null;
    }

    @Override
    public boolean replace(RegisteredAccount account, Instant unsentSince) {
        var replaced = new boolean[1];
        accounts.computeIfPresent(account.account().id(), (_, known) -> {
            replaced[0] = known.registered().version() == account.version() - 1;
            return replaced[0] ? new Stored(account, unsentSince) : known;
        });
        return replaced[0];
    }

    @Override
    public boolean markSent(AccountId id, long version) {
        var marked = new boolean[1];
        accounts.computeIfPresent(id, (_, known) -> {
            marked[0] = known.registered().version() == version;
            return marked[0] ? new Stored(known.registered(), null) : known;
        });
        return marked[0];
    }

    @Override
    public List<AccountId> unsent(Instant before, int limit) {
        return accounts.values().stream()
                .filter(stored ->
                        stored.unsentSince() != null && stored.unsentSince().isBefore(before))
                .map(stored -> stored.registered().account().id())
                .limit(limit)
                .toList();
    }
}
