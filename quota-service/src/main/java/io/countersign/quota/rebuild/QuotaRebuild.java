package io.countersign.quota.rebuild;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AccountEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Progress;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.MessageEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.platform.topics.KeySlice;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerStore;
import io.countersign.quota.domain.ledger.LimitChange;
import io.countersign.service.rebuild.DeadLetterIndex;
import io.countersign.service.rebuild.RebuildContext;
import io.countersign.service.rebuild.RebuildRecord;
import io.countersign.service.rebuild.RebuiltCollections;
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

/** Rebuilds the ledgers by quota's own tables over applications and decisions. */
final class QuotaRebuild {

    static final List<String> COLLECTIONS = List.of("ledgers");
    private static final int BATCH_SIZE = 200;

    private final RebuildContext context;
    private final LedgerStore rebuilt;
    private final LedgerStore current;
    private final int limit;
    private final RebuiltCollections collections;
    private final DeadLetterIndex deadLetters;
    private final Map<Integer, Long> unanswered = new HashMap<>();
    private final Set<AccountId> done = new HashSet<>();
    private long held;

    /** @param limit of an account for which neither a topic nor the store states another */
    QuotaRebuild(
            RebuildContext context,
            RebuiltCollections collections,
            LedgerStore rebuilt,
            LedgerStore current,
            int limit) {
        this.context = context;
        this.collections = collections;
        this.rebuilt = rebuilt;
        this.current = current;
        this.limit = limit;
        this.deadLetters = context.deadLettersOf(context.topics().applications());
    }

    String run() {
        context.forEachSlice(this::fill);
        keepLimitsOfOtherAccounts();
        collections.switchIn();
        context.resumeAt(context.topics().applications(), unanswered);
        context.resumeAt(context.topics().decisions(), Map.of());
        return "quota: %d ledgers with %d held revisions".formatted(done.size(), held);
    }

    /** The facts of one account. */
    private static final class Account {

        final LedgerReplay replay;
        int limit;

        @Nullable
        CloudEvent<Event> changed;

        Account(AnswerIndex answers) {
            replay = new LedgerReplay(answers);
        }

        long changedVersion() {
            return changed != null && changed.data() instanceof LimitChanged it ? it.version() : 0;
        }
    }

    private void fill(int partition, KeySlice slice) {
        var answers = new AnswerIndex();
        var accounts = new TreeMap<AccountId, Account>();
        var topics = context.topics();
        context.read(topics.admissions(), partition, slice, found -> {
            answers.on(found.event().data());
            limit(accounts.computeIfAbsent(found.event().accountid(), _ -> new Account(answers)), found.event());
        });
        context.read(topics.decisions(), partition, slice, found -> {
            answers.on(found.event().data());
            if (found.event().data() instanceof DecisionEvent decision && !(decision instanceof Progress)) {
                accounts.computeIfAbsent(found.event().accountid(), _ -> new Account(answers))
                        .replay
                        .addDecision(
                                EventTrimmer.envelope(found.event(), EventTrimmer.trim(decision)), found.timestamp());
            }
        });
        context.read(topics.applications(), partition, slice, found -> {
            if (found.event().data() instanceof ApplicationEvent application) {
                leaveOpen(answers, found, partition);
                accounts.computeIfAbsent(found.event().accountid(), _ -> new Account(answers))
                        .replay
                        .add(EventTrimmer.envelope(found.event(), EventTrimmer.trim(application)), found.timestamp());
            }
        });
        save(accounts);
    }

    private void leaveOpen(AnswerIndex answers, RebuildRecord found, int partition) {
        if (!answers.isAnswered(found.event().data()) && !deadLetters.contains(found.record())) {
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
            case WithdrawalRelayed _,
                    DeletionRelayed _,
                    InformationRelayed _,
                    AdmissionQuestioned _,
                    ApplicationEvent _,
                    DecisionEvent _,
                    NoticeEvent _,
                    MessageEvent _,
                    AccountEvent _,
                    CertificateEvent _ -> {}
        }
    }

    private void save(Map<AccountId, Account> accounts) {
        var ids = List.copyOf(accounts.keySet());
        for (int from = 0; from < ids.size(); from += BATCH_SIZE) {
            var some = ids.subList(from, Math.min(ids.size(), from + BATCH_SIZE));
            var known = current.load(Set.copyOf(some));
            var ledgers = some.stream()
                    .map(id -> ledger(id, accounts.get(id), known.get(id)))
                    .toList();
            insert(ledgers);
        }
    }

    private Ledger ledger(AccountId id, @Nullable Account account, @Nullable Ledger old) {
        var fresh = account == null ? Ledger.fresh(id, limit) : limited(id, account, old);
        return account == null ? fresh : account.replay.play(fresh);
    }

    /** The limit that was set last, according to the topic or the current store. */
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

    /** The store inserts under version 1. A version that was published once is never published for another change. */
    private void insert(List<Ledger> ledgers) {
        var some = ledgers.stream().filter(QuotaRebuild::isWorthKeeping).toList();
        if (some.isEmpty()) {
            return;
        }
        rebuilt.save(some.stream().map(ledger -> at(ledger, 0)).toList());
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
            collections.collection("ledgers").bulkWrite(versions);
        }
    }

    private static boolean isWorthKeeping(Ledger ledger) {
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

    /** An operator's limit of an account that never applied exists in the current store only. */
    private void keepLimitsOfOtherAccounts() {
        var others = new ArrayList<Ledger>();
        current.scan(ledger -> {
            if (!done.contains(ledger.account()) && ledger.limitAct() != null) {
                others.add(ledger);
            }
        });
        insert(others.stream()
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
