package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may apply, and for whom a platform acts. */
public final class AccountDirectory {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int CACHED = 100_000;

    private final AccountStore store;
    private final InstantSource clock;
    private final ConcurrentHashMap<AccountId, Known> cache = new ConcurrentHashMap<>();

    public AccountDirectory(AccountStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Known(AccountSnapshot account, Instant until) {}

    /** What became of a registration. */
    public enum Registration {
        CREATED,
        CHANGED,
        FOREIGN
    }

    /** As it was at most two seconds ago: every submission asks. */
    public Optional<AccountSnapshot> find(AccountId id) {
        var now = clock.instant();
        var known = cache.get(id);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.account());
        }
        return Optional.ofNullable(store.find(id)).map(account -> remember(account, now));
    }

    private AccountSnapshot remember(AccountSnapshot account, Instant now) {
        if (cache.size() >= CACHED) {
            cache.clear();
        }
        cache.put(account.id(), new Known(account, now.plus(FRESH)));
        return account;
    }

    /** The platform that acts for the account is the one it is registered to. */
    public boolean actsFor(String platform, AccountId id) {
        return find(id).filter(account -> platform.equals(account.platform())).isPresent();
    }

    /** By an operator, who may do everything. */
    public Registration put(AccountSnapshot account) {
        if (store.insert(account)) {
            return Registration.CREATED;
        }
        AccountSnapshot known;
        do {
            known = Objects.requireNonNull(store.find(account.id()));
        } while (!store.replace(account, known.platform()));
        cache.remove(account.id());
        return Registration.CHANGED;
    }

    /** By a platform: an account that is new, or its own. */
    public Registration put(AccountSnapshot account, String platform) {
        if (store.insert(account)) {
            return Registration.CREATED;
        }
        var replaced = store.replace(account, platform);
        cache.remove(account.id());
        return replaced ? Registration.CHANGED : Registration.FOREIGN;
    }
}
