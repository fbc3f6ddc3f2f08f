package io.countersign.notification.domain.feed;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.delivery.DeliveryScheduler;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.feed.NoticeTable.State;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Issues one notice for each outcome: numbers, then deliveries, then the notice, each durable before the next; a crash
 * anywhere repeats the batch, and a repeat publishes the stored notice.
 */
public final class NoticeIssuer {

    private final NotificationStores stores;
    private final DecisionTable<State, NoticeRequest, Transition<State, Notice>> table;
    private final InstantSource clock;
    private final DeliveryScheduler scheduler;

    /**
     * @param json writes the event as it is published
     * @param scheduler learns of deliveries once their notice is stored
     */
    public NoticeIssuer(
            NotificationStores stores,
            Function<CloudEvent<NoticeEvent>, String> json,
            InstantSource clock,
            DeliveryScheduler scheduler) {
        this(stores, NoticeTable.with(json), clock, scheduler);
    }

    NoticeIssuer(
            NotificationStores stores,
            DecisionTable<State, NoticeRequest, Transition<State, Notice>> table,
            InstantSource clock,
            DeliveryScheduler scheduler) {
        this.stores = stores;
        this.table = table;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /**
     * What a batch led to.
     *
     * @param notices to be published, in record order, those of repeats included
     * @param issued the new ones among them
     */
    public record IssuedNotices(List<Notice> notices, List<Notice> issued) {}

    /** Stores the notices of a batch; the caller publishes all of them and only then commits. */
    public IssuedNotices on(List<CloudEvent<DecisionEvent>> events) {
        var requests =
                events.stream().map(NoticeRequest::in).flatMap(Optional::stream).toList();
        var notices = new HashMap<NoticeId, Notice>();
        var repeated = decide(requests, notices);
        var ids = requests.stream().map(NoticeRequest::id).distinct().toList();
        var issued = store(ids.stream()
                .filter(id -> !repeated.contains(id))
                .map(notices::get)
                .toList());
        issued.forEach(notice -> notices.put(notice.id(), notice));
        return new IssuedNotices(ids.stream().map(notices::get).toList(), issued);
    }

    /** Whether the event has left nothing in the store: no number is assigned to a notice that is not inserted yet. */
    public boolean isUnwritten(CloudEvent<DecisionEvent> event) {
        return NoticeRequest.in(event)
                .map(request -> {
                    var feed = stores.feeds().find(Set.of(request.account())).get(request.account());
                    return feed == null || !feed.holds(request.id());
                })
                .orElse(true);
    }

    /** Returns what is stored already. */
    private Set<NoticeId> decide(List<NoticeRequest> batch, Map<NoticeId, Notice> notices) {
        var repeated = new HashSet<NoticeId>();
        var open = batch;
        while (!open.isEmpty()) {
            var lost = decideOnce(open, notices, repeated);
            open = open.stream()
                    .filter(request -> lost.contains(request.account()))
                    .toList();
        }
        return repeated;
    }

    /**
     * Feeds are read before notices: an entry that is no longer in the feed then has its notice. A feed that changed in
     * between doesn't take the write, and both are read again.
     */
    private Set<AccountId> decideOnce(
            List<NoticeRequest> batch, Map<NoticeId, Notice> notices, Set<NoticeId> repeated) {
        var byAccount = batch.stream()
                .collect(Collectors.groupingBy(NoticeRequest::account, LinkedHashMap::new, Collectors.toList()));
        var feeds = stores.feeds().find(byAccount.keySet());
        var existing = stores.notices().find(idsOf(batch, feeds.values()));
        repeated.addAll(existing.keySet());
        var changed = new ArrayList<Feed>();
        byAccount.forEach((account, requests) -> {
            var feed = feeds.getOrDefault(account, Feed.of(account));
            var next = numbered(feed, requests, existing.keySet());
            if (next.version() != feed.version()) {
                changed.add(next);
            }
            requests.forEach(each -> notices.put(
                    each.id(),
                    table.decide(new State(existing.get(each.id()), next), each)
                            .events()
                            .getFirst()));
        });
        return changed.isEmpty() ? Set.of() : stores.feeds().save(changed);
    }

    private static Set<NoticeId> idsOf(List<NoticeRequest> batch, Collection<Feed> feeds) {
        var ids = new HashSet<NoticeId>();
        batch.forEach(request -> ids.add(request.id()));
        feeds.forEach(feed -> ids.addAll(feed.pending()));
        return ids;
    }

    private static Feed numbered(Feed feed, List<NoticeRequest> requests, Set<NoticeId> existing) {
        var fresh = requests.stream()
                .map(NoticeRequest::id)
                .distinct()
                .filter(id -> !existing.contains(id) && !feed.holds(id))
                .toList();
        return fresh.isEmpty()
                ? feed
                : feed.assign(fresh, existing, requests.getLast().platform());
    }

    /** The deliveries first: where a notice exists, its deliveries do. */
    private List<Notice> store(List<Notice> issued) {
        if (issued.isEmpty()) {
            return issued;
        }
        var waiting = deliveriesOf(issued);
        if (!waiting.isEmpty()) {
            stores.deliveries().insert(waiting);
        }
        var stored = stores.notices().insert(issued);
        scheduler.take(waiting);
        return stored;
    }

    private List<Delivery.Waiting> deliveriesOf(List<Notice> issued) {
        var owners = issued.stream().flatMap(NoticeIssuer::ownersOf).collect(Collectors.toSet());
        var active = stores.endpoints().active(owners);
        return issued.stream()
                .flatMap(notice -> ownersOf(notice)
                        .filter(active::containsKey)
                        .map(owner -> deliveryOf(notice, owner, Objects.requireNonNull(active.get(owner)))))
                .toList();
    }

    private static Stream<EndpointOwner> ownersOf(Notice notice) {
        var platform = notice.platform();
        var account = Stream.of(EndpointOwner.account(notice.account()));
        return platform == null ? account : Stream.concat(account, Stream.of(EndpointOwner.platform(platform)));
    }

    private Delivery.Waiting deliveryOf(Notice notice, EndpointOwner owner, Endpoint.Id endpoint) {
        return Delivery.Waiting.of(new Delivery.Key(notice.id(), endpoint, owner, clock.instant()));
    }
}
