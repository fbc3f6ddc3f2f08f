package io.countersign.intake.domain.account;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.snapshot.AccountSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Who may apply, and for whom a platform acts. */
public final class AccountDirectory {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int CACHED = 100_000;

    private static final Duration SWEEP_AFTER = Duration.ofSeconds(5);
    private static final int SWEEP_LIMIT = 200;

    private final AccountStore store;
    private final AccountPublisher publisher;
    private final InstantSource clock;
    private final ConcurrentHashMap<AccountId, Known> cache = new ConcurrentHashMap<>();

    public AccountDirectory(AccountStore store, AccountPublisher publisher, InstantSource clock) {
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
    }

    private record Known(AccountSnapshot account, Instant until) {}

    /** What became of a registration. */
    public enum Registration {
        CREATED,
        CHANGED,
        /** Another platform's account, or an id outside the platform's namespace. */
        FOREIGN,
        /** Durable, but its event is not acknowledged yet; the sweep publishes it. */
        UNCONFIRMED
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

    /** By an operator, who registers any account. */
    public Registration put(AccountSnapshot account) {
        return put(account, true, _ -> true);
    }

    /** By a platform: a new account with an id of its namespace, or an account that is registered to it. */
    public Registration put(AccountSnapshot account, String platform) {
        return put(account, isInNamespace(platform, account.id()), known -> platform.equals(known.platform()));
    }

    /** The platform's name, a dot, and a name without a dot: no id is in the namespaces of two platforms. */
    static boolean isInNamespace(String platform, AccountId id) {
        var dot = id.value().lastIndexOf('.');
        return dot >= 0
                && dot < id.value().length() - 1
                && id.value().substring(0, dot).equals(platform);
    }

    private Registration put(AccountSnapshot account, boolean mayInsert, Predicate<AccountSnapshot> mayReplace) {
        while (true) {
            var known = store.load(account.id());
            if (known == null ? !mayInsert : !mayReplace.test(known.account())) {
                return Registration.FOREIGN;
            }
            if (known == null && store.insert(new RegisteredAccount(account, 1), clock.instant())) {
                return published(account.id(), Registration.CREATED);
            }
            if (known != null && store.replace(known.changedTo(account), clock.instant())) {
                return published(account.id(), Registration.CHANGED);
            }
        }
    }

    private Registration published(AccountId id, Registration registration) {
        cache.remove(id);
        return publish(id) ? registration : Registration.UNCONFIRMED;
    }

    /** Publishes the stored version until it is the one that was published: of concurrent writers the last one succeeds. */
    private boolean publish(AccountId id) {
        while (true) {
            var current = Objects.requireNonNull(store.load(id));
            if (!publisher.publish(current)) {
                return false;
            }
            if (store.markSent(id, current.version())) {
                return true;
            }
        }
    }

    /** Publishes what a crash or an unavailable broker left unsent. */
    public int sweep() {
        int sent = 0;
        for (var id : store.unsent(clock.instant().minus(SWEEP_AFTER), SWEEP_LIMIT)) {
            sent += publish(id) ? 1 : 0;
        }
        return sent;
    }
}
