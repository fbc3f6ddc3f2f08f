package io.countersign.simulation;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.ApplicationEvent;
import io.countersign.contracts.DecisionEvent;
import io.countersign.quota.domain.Admission;
import io.countersign.quota.domain.Batch;
import io.countersign.quota.domain.CatchUp;
import io.countersign.quota.domain.Ledger;
import io.countersign.quota.domain.LedgerStore;
import io.countersign.quota.domain.Sweep;
import io.countersign.quota.domain.SweepLog;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** quota-service with its ledgers in memory. */
final class QuotaNode {

    private final World world;
    final Group<ApplicationEvent> applications;
    final Group<DecisionEvent> decisions;
    private final Shelf<AccountId, Ledger> ledgers;
    private final Admission admission;
    private final Sweep sweep;

    QuotaNode(World world) {
        this.world = world;
        this.applications = new Group<>(
                world.applications, world.chance, event -> event instanceof ApplicationEvent.ApplicationSubmitted);
        this.decisions = new Group<>(world.decisions, world.chance, _ -> !world.setting.remembersAll());
        this.ledgers = new Shelf<>(world.has(Guard.LEDGER_DURABLE));
        var store = new Store();
        this.admission = new Admission(store, Mutants.quota(world.setting), World.LIMIT);
        this.sweep = new Sweep(store, new Log(), events -> events.forEach(world::admit));
    }

    /** Decisions and applications in one thread, decisions first. */
    void listen() {
        var decided = decisions.poll();
        var applied = applications.poll();
        var answers = admission.answer(new Batch(decided.records(), applied.records(), catchUp(decided.next())));
        answers.events().forEach(Mutants.announcing(world));
        world.chance.point();
        decisions.commit(decided);
        applications.commit(applied);
    }

    private CatchUp catchUp(int from) {
        return _ -> new CatchUp.Reading(
                world.has(Guard.CATCH_UP)
                        ? world.decisions.read(from, Integer.MAX_VALUE >> 1)
                        : world.decisions.read(from, 0),
                true);
    }

    void sweep() {
        if (world.has(Guard.QUOTA_SWEEP)) {
            sweep.run(Set.of(0), _ -> 0, world.clock.instant());
        }
    }

    void kill() {
        ledgers.lose();
    }

    boolean isBehind() {
        return applications.isBehind() || decisions.isBehind();
    }

    Collection<Ledger> ledgers() {
        return ledgers.all();
    }

    /** Swept days are not remembered: sweeping twice is harmless. */
    private static final class Log implements SweepLog {

        @Override
        public Set<Integer> unswept(Set<Integer> partitions, long day) {
            return partitions;
        }

        @Override
        public void swept(Set<Integer> partitions, long day) {}
    }

    private final class Store implements LedgerStore {

        @Override
        public Map<AccountId, Ledger> load(Set<AccountId> accounts) {
            var loaded = ledgers.get(accounts);
            world.chance.point();
            return loaded;
        }

        @Override
        public Set<AccountId> save(Collection<Ledger> changed) {
            world.chance.point();
            var mismatched = new LinkedHashSet<AccountId>();
            for (var ledger : changed) {
                long stored = ledgers.get(ledger.account()).map(Ledger::version).orElse(0L);
                if (stored == ledger.version() || !world.has(Guard.LEDGER_COMPARED_AND_SET)) {
                    ledgers.put(ledger.account(), forgetting(ledger.stored()));
                } else {
                    mismatched.add(ledger.account());
                }
            }
            if (world.chance.oneIn(4)) {
                ledgers.flush();
            }
            world.chance.point();
            return mismatched;
        }

        private Ledger forgetting(Ledger ledger) {
            var settled = ledger.settled();
            int from = Math.max(0, settled.size() - world.setting.memory());
            return new Ledger(
                    ledger.account(),
                    ledger.version(),
                    ledger.limit(),
                    ledger.platform(),
                    ledger.held(),
                    settled.subList(from, settled.size()),
                    ledger.limitAct());
        }

        @Override
        public void walk(Consumer<Ledger> visitor) {
            new HashSet<>(ledgers.all()).forEach(visitor);
        }
    }
}
