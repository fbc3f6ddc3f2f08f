package io.countersign.operations.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.model.IndexOptions;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.DecisionEvent.Outcome;
import io.countersign.contracts.DecisionEvent.SignatureRetired;
import io.countersign.contracts.NoticeEvent.NoticeIssued;
import io.countersign.contracts.RetirementCause;
import io.countersign.notification.domain.Feed;
import io.countersign.notification.domain.FeedStore;
import io.countersign.notification.domain.Notice;
import io.countersign.notification.domain.NoticeId;
import io.countersign.notification.domain.NoticeStore;
import io.countersign.operations.kafka.Slice;
import io.countersign.operations.rebuild.Workplace.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Notices with the numbers that they were published under; those that the topic no longer has are kept from the old
 * store. An outcome without any gets the first number that is missing, and the service tells it once it runs again.
 */
final class NotificationRebuild implements Rebuild {

    private static final List<String> COLLECTIONS = List.of("notices", "feeds");
    private static final int BATCH = 500;

    private final Workplace work;
    private final Beside beside;
    private final Buried buried;
    private final Map<Integer, Long> untold = new HashMap<>();
    private long rebuilt;
    private long kept;
    private long left;

    NotificationRebuild(Workplace work) {
        this.work = work;
        this.beside = new Beside(work.database("notification"));
        this.buried = new Buried(work, work.connection().topics().decisions(), "notification");
    }

    @Override
    public String run() {
        beside.clear(COLLECTIONS);
        try (var store = new StoreOf("notification", beside.database());
                var old = new StoreOf("notification", beside.real())) {
            beside.collection("notices").createIndex(new Document("entry", 1), new IndexOptions().unique(true));
            for (int partition = 0; partition < work.layout().partitions(); partition++) {
                work.screen()
                        .progress("notification: partition %d of %d"
                                .formatted(partition + 1, work.layout().partitions()));
                for (var slice : work.slices(partition)) {
                    fill(store, old, partition, slice);
                }
            }
        }
        beside.switchIn(COLLECTIONS);
        work.goOn("notification", work.connection().topics().decisions(), untold);
        return "notification: %d notices from the topic, %d kept from the store, %d outcomes left to tell"
                .formatted(rebuilt, kept, left);
    }

    /** What is known of one account. */
    private static final class Account {

        final TreeMap<Long, Notice> numbers = new TreeMap<>();
        final Set<NoticeId> told = new TreeSet<>();
        final Map<NoticeId, Found> outcomes = new LinkedHashMap<>();

        @Nullable
        String platform;

        void add(Notice notice) {
            if (told.add(notice.id())) {
                numbers.put(notice.sequence(), notice);
                platform = notice.platform();
            }
        }
    }

    private void fill(StoreOf store, StoreOf old, int partition, Slice slice) {
        var accounts = new TreeMap<String, Account>();
        var topics = work.connection().topics();
        work.read(topics.notices(), partition, slice, found -> {
            if (found.event().data() instanceof NoticeIssued issued) {
                of(accounts, found).add(notice(found, issued));
            }
        });
        work.read(topics.decisions(), partition, slice, found -> {
            if (found.event().data() instanceof Outcome outcome && !buried.has(found.record())) {
                of(accounts, found).outcomes.putIfAbsent(NoticeId.of(outcome.signature(), outcome.revision()), found);
            } else if (found.event().data() instanceof SignatureRetired retired
                    && retired.cause() == RetirementCause.RETIRED
                    && !buried.has(found.record())) {
                of(accounts, found).outcomes.putIfAbsent(NoticeId.ofRetirement(retired.signature()), found);
            }
        });
        accounts.values().forEach(account -> rebuilt += account.told.size());
        keepOld(old.get(NoticeStore.class), accounts);
        save(store, accounts, partition);
    }

    private static Account of(Map<String, Account> accounts, Found found) {
        return accounts.computeIfAbsent(found.record().key(), _ -> new Account());
    }

    private static Notice notice(Found found, NoticeIssued issued) {
        return new Notice(
                new NoticeId(found.event().id()),
                found.event().accountid(),
                issued.signature(),
                issued.sequence(),
                issued.outcome(),
                issued.summary().platform(),
                new String(found.record().value(), UTF_8));
    }

    /** Notices whose record has expired stand in the old store alone. */
    private void keepOld(NoticeStore notices, Map<String, Account> accounts) {
        var missing = new ArrayList<NoticeId>();
        accounts.values()
                .forEach(account -> account.outcomes.keySet().stream()
                        .filter(id -> !account.told.contains(id))
                        .forEach(missing::add));
        for (int from = 0; from < missing.size(); from += BATCH) {
            var some = missing.subList(from, Math.min(missing.size(), from + BATCH));
            notices.find(some).values().forEach(notice -> keep(accounts, notice));
        }
    }

    private void keep(Map<String, Account> accounts, Notice notice) {
        var account = accounts.get(notice.account().value());
        if (account != null && !account.numbers.containsKey(notice.sequence())) {
            account.add(notice);
            kept++;
        }
    }

    private void save(StoreOf store, Map<String, Account> accounts, int partition) {
        var notices = store.get(NoticeStore.class);
        var feeds = new ArrayList<Feed>();
        var batch = new ArrayList<Notice>();
        accounts.forEach((id, account) -> {
            batch.addAll(account.numbers.values());
            var feed = feed(new AccountId(id), account, partition);
            if (feed.last() > 0) {
                feeds.add(feed);
            }
            if (batch.size() >= BATCH) {
                notices.insert(List.copyOf(batch));
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            notices.insert(batch);
        }
        for (int from = 0; from < feeds.size(); from += BATCH) {
            store.get(FeedStore.class).save(feeds.subList(from, Math.min(feeds.size(), from + BATCH)));
        }
    }

    /** Missing numbers go to the outcomes that were not told, in their order. */
    private Feed feed(AccountId id, Account account, int partition) {
        long last = account.numbers.isEmpty() ? 0 : account.numbers.lastKey();
        var assigned = new HashMap<NoticeId, Long>();
        long next = 1;
        for (var outcome : account.outcomes.entrySet()) {
            if (account.told.contains(outcome.getKey())) {
                continue;
            }
            left++;
            untold.merge(partition, outcome.getValue().offset(), Math::min);
            while (account.numbers.containsKey(next)) {
                next++;
            }
            if (next < last) {
                assigned.put(outcome.getKey(), next++);
            }
        }
        return new Feed(id, 1, last, assigned, account.platform);
    }
}
