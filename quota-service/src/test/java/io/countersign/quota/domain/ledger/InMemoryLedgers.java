package io.countersign.quota.domain.ledger;

import io.countersign.contracts.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ledgers in memory: durable at once, as a store must be before {@code save} returns. */
public class InMemoryLedgers implements LedgerStore {

    private final Map<AccountId, Ledger> ledgers = new ConcurrentHashMap<>();
    private @Nullable Runnable meanwhile;

    @Override
    public Map<AccountId, Ledger> load(Set<AccountId> accounts) {
        var found = new HashMap<>(ledgers);
        found.keySet().retainAll(accounts);
        return found;
    }

    @Override
    public Set<AccountId> save(Collection<Ledger> changed) {
        goOnElsewhere();
        var mismatched = new HashSet<AccountId>();
        for (var ledger : changed) {
            if (!write(ledger)) {
                mismatched.add(ledger.account());
            }
        }
        return mismatched;
    }

    @Override
    public void scan(Consumer<Ledger> visitor) {
        new ArrayList<>(ledgers.values()).forEach(visitor);
    }

    /** What a concurrent writer does between the next writer's read and its write. */
    public void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** Puts a ledger in as it is. */
    public InMemoryLedgers with(Ledger ledger) {
        ledgers.put(ledger.account(), ledger);
        return this;
    }

    /** Every ledger as it stands. */
    public Map<AccountId, Ledger> all() {
        return Map.copyOf(ledgers);
    }

    /** The process dies: nothing is lost, since every write was durable. */
    public void kill() {}

    /** Everything back to what it was. */
    public void restore(Map<AccountId, Ledger> earlier) {
        ledgers.clear();
        ledgers.putAll(earlier);
    }

    /** Whether a write of {@code ledger} may replace {@code stored}. */
    protected boolean mayReplace(@Nullable Ledger stored, Ledger ledger) {
        return (stored == null ? 0 : stored.version()) == ledger.version();
    }

    private synchronized boolean write(Ledger ledger) {
        if (!mayReplace(ledgers.get(ledger.account()), ledger)) {
            return false;
        }
        ledgers.put(ledger.account(), ledger.stored());
        return true;
    }

    private void goOnElsewhere() {
        var other = meanwhile;
        meanwhile = null;
        if (other != null) {
            other.run();
        }
    }
}
