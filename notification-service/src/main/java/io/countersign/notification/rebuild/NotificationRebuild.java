package io.countersign.notification.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedId;
import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.notification.domain.feed.NoticeRequest;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeKind;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.platform.topics.KeySlice;
import io.countersign.service.rebuild.DeadLetterIndex;
import io.countersign.service.rebuild.RebuildContext;
import io.countersign.service.rebuild.RebuildRecord;
import io.countersign.service.rebuild.RebuiltCollections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rebuilds notices and feeds. Notices keep the numbers under which they were published; those that have expired in the
 * topic are taken from the current store. An outcome without a notice is assigned the first missing number, and the service
 * issues its notice when it runs again.
 */
final class NotificationRebuild {

    static final List<String> COLLECTIONS = List.of("notices", "feeds");
    private static final int BATCH_SIZE = 500;

    private final RebuildContext context;
    private final RebuiltCollections collections;
    private final NoticeStore notices;
    private final FeedStore feeds;
    private final NoticeStore current;
    private final DeadLetterIndex deadLetters;
    private final PlatformFeeds platforms = new PlatformFeeds();
    private final Map<Integer, Long> firstWithoutNotice = new HashMap<>();
    private long rebuilt;
    private long kept;
    private long left;

    NotificationRebuild(
            RebuildContext context,
            RebuiltCollections collections,
            NoticeStore notices,
            FeedStore feeds,
            NoticeStore current) {
        this.context = context;
        this.collections = collections;
        this.notices = notices;
        this.feeds = feeds;
        this.current = current;
        this.deadLetters = context.deadLettersOf(context.topics().decisions());
    }

    String run() {
        context.forEachSlice(this::fill);
        save(platforms.feeds());
        collections.switchIn();
        context.resumeAt(context.topics().decisions(), firstWithoutNotice);
        return "notification: %d notices from the topic, %d kept from the store, %d outcomes without a notice"
                .formatted(rebuilt, kept, left);
    }

    /** A record of a decision that leads to a notice. */
    private record Decided(NoticeRequest request, long offset) {}

    /** The facts of one account. */
    private static final class Account {

        final TreeMap<Long, Notice> numbers = new TreeMap<>();
        final Set<NoticeId> issued = new TreeSet<>();
        final Map<NoticeId, Decided> outcomes = new LinkedHashMap<>();

        void add(Notice notice) {
            if (issued.add(notice.id())) {
                numbers.put(notice.sequence(), notice);
            }
        }
    }

    private void fill(int partition, KeySlice slice) {
        var accounts = new TreeMap<String, Account>();
        var topics = context.topics();
        context.read(topics.notices(), partition, slice, found -> {
            if (found.event().data() instanceof NoticeEvent event) {
                of(accounts, found).add(notice(found, event));
            }
        });
        context.read(topics.decisions(), partition, slice, found -> {
            if (found.event().data() instanceof DecisionEvent decision && !deadLetters.contains(found.record())) {
                NoticeRequest.of(found.event(), decision)
                        .map(request -> new Decided(request, found.offset()))
                        .ifPresent(one -> of(accounts, found)
                                .outcomes
                                .putIfAbsent(one.request().id(), one));
            }
        });
        accounts.values().forEach(account -> rebuilt += account.issued.size());
        keepCurrent(accounts);
        save(accounts, partition);
    }

    private static Account of(Map<String, Account> accounts, RebuildRecord found) {
        return accounts.computeIfAbsent(found.record().key(), _ -> new Account());
    }

    private static Notice notice(RebuildRecord found, NoticeEvent issued) {
        return new Notice(
                new NoticeId(found.event().id()),
                found.event().accountid(),
                issued.signature(),
                issued.sequence(),
                NoticeKind.of(issued),
                issued.summary().platform(),
                platformSequence(found),
                found.body());
    }

    private static long platformSequence(RebuildRecord found) {
        var header = found.record().headers().lastHeader(NoticeEvent.PLATFORM_SEQUENCE_HEADER);
        return header == null ? 0 : Long.parseLong(new String(header.value(), UTF_8));
    }

    /** Notices whose record has expired exist in the current store only. */
    private void keepCurrent(Map<String, Account> accounts) {
        var missing = new ArrayList<NoticeId>();
        accounts.values()
                .forEach(account -> account.outcomes.keySet().stream()
                        .filter(id -> !account.issued.contains(id))
                        .forEach(missing::add));
        for (int from = 0; from < missing.size(); from += BATCH_SIZE) {
            var some = missing.subList(from, Math.min(missing.size(), from + BATCH_SIZE));
            current.find(some).values().forEach(notice -> keep(accounts, notice));
        }
    }

    private void keep(Map<String, Account> accounts, Notice notice) {
        var account = accounts.get(notice.account().value());
        if (account != null && !account.numbers.containsKey(notice.sequence())) {
            account.add(notice);
            kept++;
        }
    }

    private void save(Map<String, Account> accounts, int partition) {
        var changed = new ArrayList<Feed>();
        var batch = new ArrayList<Notice>();
        accounts.forEach((id, account) -> {
            account.numbers.values().stream().map(platforms::add).forEach(batch::add);
            var feed = feed(new AccountId(id), account, partition);
            if (feed.last() > 0) {
                changed.add(feed);
            }
            if (batch.size() >= BATCH_SIZE) {
                notices.insert(List.copyOf(batch));
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            notices.insert(batch);
        }
        save(changed);
    }

    private void save(List<Feed> changed) {
        for (int from = 0; from < changed.size(); from += BATCH_SIZE) {
            feeds.save(changed.subList(from, Math.min(changed.size(), from + BATCH_SIZE)));
        }
    }

    /** Missing numbers are assigned to the outcomes without a notice, in their order. */
    private Feed feed(AccountId id, Account account, int partition) {
        long last = account.numbers.isEmpty() ? 0 : account.numbers.lastKey();
        var assigned = new HashMap<NoticeId, Long>();
        long next = 1;
        for (var outcome : account.outcomes.entrySet()) {
            if (account.issued.contains(outcome.getKey())) {
                continue;
            }
            left++;
            var platform = outcome.getValue().request().platform();
            if (platform != null) {
                platforms.addOpen(platform, outcome.getKey());
            }
            firstWithoutNotice.merge(partition, outcome.getValue().offset(), Math::min);
            while (account.numbers.containsKey(next)) {
                next++;
            }
            if (next < last) {
                assigned.put(outcome.getKey(), next++);
            }
        }
        return new Feed(FeedId.account(id), 1, last, assigned);
    }
}
