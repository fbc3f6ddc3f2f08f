package io.countersign.operations.rebuild;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.AdmissionEvent.LimitChanged;
import io.countersign.contracts.ApplicationEvent;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionEvent;
import io.countersign.contracts.Event;
import io.countersign.operations.kafka.Slice;
import io.countersign.operations.rebuild.Workplace.Found;
import io.countersign.quota.domain.Ledger;
import io.countersign.quota.domain.LedgerStore;
import io.countersign.quota.domain.LimitChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The ledgers, by quota's own tables over applications and decisions. */
final class QuotaRebuild implements Rebuild {

    private static final List<String> COLLECTIONS = List.of("ledgers");
    private static final int BATCH = 200;

    private final Workplace work;
    private final int limit;
    private final Beside beside;
    private final Buried buried;
    private final Map<Integer, Long> unanswered = new HashMap<>();
    private final Set<AccountId> done = new HashSet<>();
    private long held;

    /** @param limit of an account of which neither topic nor store says another */
    QuotaRebuild(Workplace work, int limit) {
        this.work = work;
        this.limit = limit;
        this.beside = new Beside(work.database("quota"));
        this.buried = new Buried(work, work.connection().topics().applications(), "quota");
    }

    @Override
    public String run() {
        beside.clear(COLLECTIONS);
        try (var store = new StoreOf("quota", beside.database());
                var old = new StoreOf("quota", beside.real())) {
            for (int partition = 0; partition < work.layout().partitions(); partition++) {
                work.screen()
                        .progress("quota: partition %d of %d"
                                .formatted(partition + 1, work.layout().partitions()));
                for (var slice : work.slices(partition)) {
                    fill(store.get(LedgerStore.class), old.get(LedgerStore.class), partition, slice);
                }
            }
            limitsOfOthers(store.get(LedgerStore.class), old.get(LedgerStore.class));
        }
        beside.switchIn(COLLECTIONS);
        var topics = work.connection().topics();
        work.goOn("quota", topics.applications(), unanswered);
        work.goOn("quota", topics.decisions(), Map.of());
        return "quota: %d ledgers with %d held revisions".formatted(done.size(), held);
    }

    /** What is known of one account. */
    private static final class Account {

        final LedgerReplay replay;
        int limit;

        @Nullable
        CloudEvent<Event> changed;

        Account(Answers answers) {
            replay = new LedgerReplay(answers);
        }

        long changedVersion() {
            return changed != null && changed.data() instanceof LimitChanged it ? it.version() : 0;
        }
    }

    private void fill(LedgerStore store, LedgerStore old, int partition, Slice slice) {
        var answers = new Answers();
        var accounts = new TreeMap<AccountId, Account>();
        var topics = work.connection().topics();
        work.read(topics.admissions(), partition, slice, found -> {
            answers.on(found.event().data());
            limit(accounts.computeIfAbsent(found.event().accountid(), _ -> new Account(answers)), found.event());
        });
        work.read(topics.decisions(), partition, slice, found -> {
            answers.on(found.event().data());
            if (found.event().data() instanceof DecisionEvent decision) {
                accounts.computeIfAbsent(found.event().accountid(), _ -> new Account(answers))
                        .replay
                        .addDecision(Slim.with(found.event(), Slim.of(decision)), found.time());
            }
        });
        work.read(topics.applications(), partition, slice, found -> {
            if (found.event().data() instanceof ApplicationEvent application) {
                leaveOpen(answers, found, partition);
                accounts.computeIfAbsent(found.event().accountid(), _ -> new Account(answers))
                        .replay
                        .add(Slim.with(found.event(), Slim.of(application)), found.time());
            }
        });
        save(store, old, accounts);
    }

    private void leaveOpen(Answers answers, Found found, int partition) {
        if (!answers.isAnswered(found.event().data()) && !buried.has(found.record())) {
            unanswered.merge(partition, found.offset(), Math::min);
        }
    }

    private static void limit(Account account, CloudEvent<Event> admission) {
        switch (admission.data()) {
            case ApplicationAdmitted it -> account.limit = it.limit();
            case ApplicationRefused it -> account.limit = it.limit();
            case LimitChanged it -> {
                account.limit = it.limit();
                if (it.version() >= account.changedVersion()) {
                    account.changed = admission;
                }
            }
            default -> {}
        }
    }

    private void save(LedgerStore store, LedgerStore old, Map<AccountId, Account> accounts) {
        var ids = List.copyOf(accounts.keySet());
        for (int from = 0; from < ids.size(); from += BATCH) {
            var some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            var known = old.load(Set.copyOf(some));
            var ledgers = some.stream()
                    .map(id -> ledger(id, accounts.get(id), known.get(id)))
                    .toList();
            insert(store, ledgers);
        }
    }

    private Ledger ledger(AccountId id, @Nullable Account account, @Nullable Ledger old) {
        var fresh = account == null ? Ledger.fresh(id, limit) : limited(id, account, old);
        return account == null ? fresh : account.replay.play(fresh);
    }

    /** The limit that was set last, by what the topic or the old store says of it. */
    private Ledger limited(AccountId id, Account account, @Nullable Ledger old) {
        var act = old == null ? null : old.limitAct();
        int known = old != null ? old.limit() : account.limit > 0 ? account.limit : limit;
        if (account.changed != null
                && account.changed.data() instanceof LimitChanged it
                && (act == null || it.version() > act.version())) {
            act = new LimitChange(id, it.version(), "rebuild", account.changed.time(), known, it.limit());
            known = it.limit();
        }
        long version = Math.max(old == null ? 0 : old.version(), account.changedVersion());
        return new Ledger(id, version, known, null, List.of(), List.of(), act);
    }

    /** The store inserts under version 1; a version that was announced once is not announced for another act. */
    private void insert(LedgerStore store, List<Ledger> ledgers) {
        var some = ledgers.stream().filter(QuotaRebuild::saysAnything).toList();
        if (some.isEmpty()) {
            return;
        }
        store.save(some.stream().map(ledger -> at(ledger, 0)).toList());
        List<WriteModel<Document>> versions = new ArrayList<>();
        for (var ledger : some) {
            done.add(ledger.account());
            held += ledger.held().size();
            if (ledger.version() > 0) {
                versions.add(new UpdateOneModel<>(
                        new Document("_id", ledger.account().value()),
                        new Document("$set", new Document("version", ledger.version() + 1))));
            }
        }
        if (!versions.isEmpty()) {
            beside.collection("ledgers").bulkWrite(versions);
        }
    }

    private static boolean saysAnything(Ledger ledger) {
        return !ledger.held().isEmpty() || !ledger.settled().isEmpty() || ledger.limitAct() != null;
    }

    private static Ledger at(Ledger ledger, long version) {
        return new Ledger(
                ledger.account(),
                version,
                ledger.limit(),
                ledger.platform(),
                ledger.held(),
                ledger.settled(),
                ledger.limitAct());
    }

    /** An operator's limit of an account that never applied stands in the old store alone. */
    private void limitsOfOthers(LedgerStore store, LedgerStore old) {
        var others = new ArrayList<Ledger>();
        old.walk(ledger -> {
            if (!done.contains(ledger.account()) && ledger.limitAct() != null) {
                others.add(ledger);
            }
        });
        insert(
                store,
                others.stream()
                        .map(ledger -> new Ledger(
                                ledger.account(),
                                ledger.version(),
                                ledger.limit(),
                                ledger.platform(),
                                List.of(),
                                List.of(),
                                ledger.limitAct()))
                        .collect(Collectors.toList()));
    }
}
