package io.countersign.simulation.node;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.account.AppealStore;
import io.countersign.intake.domain.account.BacklogLimits;
import io.countersign.intake.domain.allocation.IdBlockStore;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.intake.domain.allocation.SignatureIdAllocator;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.intake.domain.projection.ListFilter;
import io.countersign.intake.domain.projection.ListOwner;
import io.countersign.intake.domain.projection.OwnInserts;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.projection.ViewUpdater;
import io.countersign.intake.domain.submission.ApplicationCommands;
import io.countersign.intake.domain.submission.ApplicationCommands.Records;
import io.countersign.intake.domain.submission.ApplicationPublisher;
import io.countersign.intake.domain.view.ListPosition;
import io.countersign.intake.domain.view.View;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.store.Disk;
import io.countersign.simulation.store.SimulatedCollection;
import io.countersign.simulation.store.SimulatedRegistry;
import io.countersign.simulation.world.Group;
import io.countersign.simulation.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** intake-service with its documents in memory: two instances, of which either may be killed. */
public final class IntakeNode {

    private final World world;
    private final Group<ApplicationEvent> applications;
    private final Group<DecisionEvent> decisions;
    private final Disk disk;
    private final SimulatedCollection<String, IdempotencyRecord> keys;
    private final SimulatedCollection<SignatureId, Integer> counters;
    private final SimulatedCollection<SignatureId, View> views;
    private final SimulatedCollection<String, Long> ids;
    private final List<Instance> instances = new ArrayList<>();
    private final SimulatedRegistry registry;
    private int polls;
    private final ViewUpdater update;

    public IntakeNode(World world) {
        this.world = world;
        this.applications = new Group<>(world.applications(), world.chance(), _ -> false);
        this.decisions = new Group<>(world.decisions(), world.chance(), _ -> false);
        this.disk = new Disk(world);
        this.keys = disk.collection();
        this.counters = disk.collection();
        this.views = disk.collection();
        this.ids = disk.collection();
        this.registry = new SimulatedRegistry(world, disk);
        this.update =
                new ViewUpdater(new SimulatedViewStore(new OwnInserts()), new NoAppeals(), new NoLimits(), registry);
        instances.add(instance());
        instances.add(instance());
    }

    /** @param inserts what this process has written of the views, as far as it lives */
    private record Instance(ApplicationCommands commands, OwnInserts inserts) {}

    private Instance instance() {
        var inserts = new OwnInserts();
        var commands = new ApplicationCommands(
                new SignatureIdAllocator((IdBlockStore) this::reserve),
                new Records(
                        new SimulatedCounterStore(),
                        new SimulatedIdempotencyStore(),
                        new NoAppeals(),
                        (_, _) -> List.of(),
                        registry,
                        inserts),
                new TopicPublisher(),
                new SimulatedViewStore(inserts),
                BacklogLimits.defaults(),
                world.clock());
        return new Instance(commands, inserts);
    }

    private long reserve(int count) {
        return disk.write(() -> {
            long first = ids.latest("ids").orElse(1L);
            ids.put("ids", first + count);
            return first;
        });
    }

    ApplicationCommands any() {
        return world.chance().of(instances).commands();
    }

    public void kill() {
        instances.set(world.chance().below(2), instance());
    }

    public void listenToApplications() {
        var poll = applications.poll();
        var inserts = instances.get(polls++ % 2).inserts();
        update.on(poll.records().stream()
                .filter(event -> !inserts.remove(event.id()))
                .toList());
        world.chance().point();
        applications.commit(poll);
    }

    public void listenToDecisions() {
        var poll = decisions.poll();
        update.on(poll.records());
        world.chance().point();
        decisions.commit(poll);
    }

    public SimulatedRegistry registry() {
        return registry;
    }

    public boolean isBehind() {
        return applications.isBehind() || decisions.isBehind() || registry.isBehind();
    }

    public Collection<View> views() {
        return views.latest();
    }

    private final class TopicPublisher implements ApplicationPublisher {

        @Override
        public List<Boolean> append(List<Entry> entries) {
            entries.forEach(entry -> world.submit(world.texts().read(entry.text(), ApplicationEvent.class)));
            return entries.stream().map(_ -> true).toList();
        }

        @Override
        public String write(CloudEvent<? extends ApplicationEvent> event) {
            return world.texts().write(event);
        }

        @Override
        public CloudEvent<ApplicationEvent> readAny(String text) {
            return world.texts().read(text, ApplicationEvent.class);
        }

        @Override
        public CloudEvent<ApplicationSubmitted> read(String text) {
            return world.texts().read(text, ApplicationSubmitted.class);
        }
    }

    private final class SimulatedCounterStore implements RevisionCounterStore {

        @Override
        public int read(SignatureId signature) {
            int read = counters.get(signature).orElse(0);
            world.chance().point();
            return read;
        }

        @Override
        public boolean raise(SignatureId signature, int modifications) {
            return disk.write(
                    () -> {
                        boolean stored = counters.latest(signature).orElse(0) == modifications
                                || !world.has(Guard.REVISION_BY_ONE_ATOMIC_WRITE);
                        if (stored) {
                            counters.put(signature, modifications + 1);
                        }
                        return stored;
                    },
                    world.has(Guard.KEY_AND_COUNTER_DURABLE));
        }
    }

    private final class SimulatedIdempotencyStore implements IdempotencyStore {

        @Override
        public @Nullable IdempotencyRecord find(AccountId account, String key) {
            var found = keys.get(account + "/" + key).orElse(null);
            world.chance().point();
            return found;
        }

        @Override
        public List<IdempotencyRecord> claim(List<IdempotencyRecord> documents) {
            return disk.write(
                    () -> documents.stream().map(this::claim).toList(), world.has(Guard.KEY_AND_COUNTER_DURABLE));
        }

        private IdempotencyRecord claim(IdempotencyRecord document) {
            var stored = keys.latest(document.id());
            boolean isAnswer = document.key().startsWith("event provided:");
            if (isAnswer && !world.has(Guard.ANSWER_STORED_BEFORE_THE_APPEND)) {
                return document;
            }
            if (stored.isPresent() && world.has(Guard.KEY_BEFORE_THE_APPEND)) {
                return stored.get();
            }
            keys.put(document.id(), document);
            return document;
        }

        @Override
        public void appended(Collection<IdempotencyRecord> documents) {
            documents.forEach(document -> keys.put(
                    document.id(),
                    new IdempotencyRecord(
                            document.account(), document.key(), document.requestHash(), document.event(), true)));
        }
    }

    private final class SimulatedViewStore implements ViewStore {

        private final OwnInserts inserts;

        SimulatedViewStore(OwnInserts inserts) {
            this.inserts = inserts;
        }

        @Override
        public List<View> find(Collection<SignatureId> ids) {
            return List.copyOf(views.get(ids).values());
        }

        @Override
        public void insert(List<View> fresh) {
            if (!world.has(Guard.OWN_INSERT_ACKNOWLEDGED)) {
                inserts.acknowledged(fresh);
            }
            merge(fresh);
        }

        @Override
        public void merge(List<View> changes) {
            disk.write(() -> {
                changes.forEach(this::merge);
                return changes;
            });
        }

        private void merge(View change) {
            var known = views.latest(change.id());
            var merges = known.isPresent() && world.has(Guard.VIEW_MERGED_BY_REVISION);
            views.put(change.id(), merges ? known.get().merge(change) : change);
            world.chance().point();
        }

        @Override
        public List<View> list(ListOwner owner, ListFilter filter, @Nullable ListPosition after, int limit) {
            return views.all();
        }

        @Override
        public List<View> held(AccountId account) {
            return views.all();
        }

        @Override
        public void ended(Collection<View> ended) {}
    }

    private static final class NoAppeals implements AppealStore {

        @Override
        public Set<SignatureId> find(AccountId account) {
            return Set.of();
        }

        @Override
        public void add(AccountId account, SignatureId signature) {}

        @Override
        public void remove(AccountId account, Collection<SignatureId> signatures) {}
    }

    private static final class NoLimits implements AccountLimitStore {

        @Override
        public void put(Map<AccountId, Integer> limits) {}

        @Override
        public OptionalInt find(AccountId account) {
            return OptionalInt.empty();
        }
    }
}
