package io.countersign.simulation.node;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.quota.domain.admission.Admission;
import io.countersign.quota.domain.admission.CatchUpCheck;
import io.countersign.quota.domain.admission.LimitService;
import io.countersign.quota.domain.admission.RecordBatch;
import io.countersign.quota.domain.admission.Sweep;
import io.countersign.quota.domain.admission.SweepStore;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerStore;
import io.countersign.simulation.mutant.QuotaMutants;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.store.Disk;
import io.countersign.simulation.store.SimulatedCollection;
import io.countersign.simulation.world.Group;
import io.countersign.simulation.world.InvariantViolation;
import io.countersign.simulation.world.World;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** quota-service with its ledgers in memory, and its operator. */
public final class QuotaNode {

    private static final AccountId ACCOUNT = new AccountId("acme");

    private final World world;
    private final Group<ApplicationEvent> applications;
    private final Group<DecisionEvent> decisions;
    private final Disk disk;
    private final SimulatedCollection<AccountId, Ledger> ledgers;
    private final Admission admission;
    private final LimitService limits;
    private final boolean operated;
    private final Sweep sweep;

    public QuotaNode(World world) {
        this.world = world;
        this.applications = new Group<>(
                world.applications(), world.chance(), event -> event instanceof ApplicationEvent.ApplicationSubmitted);
        this.decisions = new Group<>(
                world.decisions(), world.chance(), _ -> !world.setting().remembersAll());
        this.disk = new Disk(world);
        this.ledgers = disk.collection();
        var store = new Store();
        this.admission = new Admission(store, QuotaMutants.tables(world.setting()), World.LIMIT);
        this.sweep = new Sweep(store, new Log(), events -> events.forEach(world::admit));
        this.limits = new LimitService(store, _ -> {}, this::announce, world.clock(), World.LIMIT);
        this.operated = world.chance().oneIn(2);
    }

    /** Decisions and applications in one thread, decisions first. */
    public void listen() {
        var decided = decisions.poll();
        var applied = applications.poll();
        var answers = admission.answer(new RecordBatch(
                QuotaMutants.heard(world, decided.records()), applied.records(), catchUp(decided.next())));
        answers.events().forEach(QuotaMutants.announcing(world));
        world.chance().point();
        decisions.commit(decided);
        applications.commit(applied);
    }

    private CatchUpCheck catchUp(int from) {
        return _ -> new CatchUpCheck.Reading(
                world.has(Guard.CATCH_UP)
                        ? world.decisions().read(from, Integer.MAX_VALUE >> 1)
                        : world.decisions().read(from, 0),
                true);
    }

    public void sweep() {
        if (world.has(Guard.QUOTA_SWEEP)) {
            sweep.run(Set.of(0), _ -> 0, world.clock().instant());
        }
    }

    /** In every other run an operator takes a slot away and gives it back. */
    public void changeLimit() {
        if (operated) {
            limits.change(ACCOUNT, world.chance().oneIn(2) ? World.LIMIT : World.LOWER_LIMIT, "olga");
        }
    }

    private void announce(List<CloudEvent<AdmissionEvent>> events) {
        events.forEach(world::admit);
    }

    /** One dead letter of each topic, if there are any. */
    public void redrive() {
        applications.redrive(world::resubmit);
        decisions.redrive(world.decisions()::append);
    }

    public boolean hasDeadLetters() {
        return applications.hasDeadLetters() || decisions.hasDeadLetters();
    }

    public boolean isBehind() {
        return applications.isBehind() || decisions.isBehind();
    }

    public Collection<Ledger> ledgers() {
        return ledgers.latest();
    }

    /** Swept days are not remembered: sweeping twice is harmless. */
    private static final class Log implements SweepStore {

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
            world.chance().point();
            return loaded;
        }

        @Override
        public Set<AccountId> save(Collection<Ledger> changed) {
            var mismatched = disk.write(() -> write(changed), world.has(Guard.LEDGER_DURABLE));
            if (!mismatched.isEmpty()) {
                disk.flush();
            }
            return mismatched;
        }

        private Set<AccountId> write(Collection<Ledger> changed) {
            var mismatched = new LinkedHashSet<AccountId>();
            for (var ledger : changed) {
                var before =
                        ledgers.latest(ledger.account()).orElseGet(() -> Ledger.fresh(ledger.account(), World.LIMIT));
                if (before.version() == ledger.version() || !world.has(Guard.LEDGER_COMPARED_AND_SET)) {
                    refuseMoreThanTheLimit(before, ledger);
                    world.published().limited(ledger.limit());
                    ledgers.put(ledger.account(), forgetting(ledger.stored()));
                } else {
                    mismatched.add(ledger.account());
                }
            }
            return mismatched;
        }

        /** A lower limit evicts no signature. */
        private static void refuseMoreThanTheLimit(Ledger before, Ledger after) {
            if (after.used() > after.limit() && after.used() > before.used()) {
                throw new InvariantViolation("ledger over the limit: " + after.used() + " of " + after.limit());
            }
        }

        private Ledger forgetting(Ledger ledger) {
            var settled = ledger.settled();
            int from = Math.max(0, settled.size() - world.setting().memory());
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
        public void scan(Consumer<Ledger> visitor) {
            new HashSet<>(ledgers.all()).forEach(visitor);
        }
    }
}
