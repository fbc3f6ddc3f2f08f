package io.countersign.notification.domain.feed;

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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
    private final InsertedNotices inserted = new InsertedNotices();

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
        var requests = events.stream()
                .map(event -> NoticeRequest.of(event, event.data()))
                .flatMap(Optional::stream)
                .toList();
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

    /** Whether the event has left nothing in the store: no feed has assigned a number to its notice. */
    public boolean isUnwritten(CloudEvent<DecisionEvent> event) {
        return NoticeRequest.of(event, event.data())
                .map(request -> {
                    var feeds = stores.feeds().find(request.feeds()).values();
                    return feeds.stream().noneMatch(feed -> feed.holds(request.id()));
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
                    .filter(request -> !Collections.disjoint(lost, request.feeds()))
                    .toList();
        }
        return repeated;
    }

    /**
     * Feeds are read before notices: an entry that is no longer in a feed then has its notice. A feed that changed in
     * between doesn't take the write; it is read again with the notices, and so for each feed by itself.
     */
    private Set<FeedId> decideOnce(List<NoticeRequest> batch, Map<NoticeId, Notice> notices, Set<NoticeId> repeated) {
        var feeds = stores.feeds()
                .find(batch.stream()
                        .flatMap(request -> request.feeds().stream())
                        .collect(Collectors.toSet()));
        var ids = batch.stream().map(NoticeRequest::id).collect(Collectors.toSet());
        var stored = stores.notices().find(ids);
        repeated.addAll(stored.keySet());
        var existing = new HashSet<>(stored.keySet());
        existing.addAll(existingOfOthers(feeds.values(), ids));
        var numbers = BatchNumbers.of(batch, feeds, existing);
        for (var request : batch) {
            var state = new State(stored.get(request.id()), numbers);
            notices.put(request.id(), table.decide(state, request).events().getFirst());
        }
        return numbers.changed().isEmpty() ? Set.of() : stores.feeds().save(numbers.changed());
    }

    /**
     * Of what other batches have assigned, only whether it is inserted is read, unless this process knows. The batch's own notices are not among them: one
     * that is inserted after they were read still has its number here.
     */
    private Set<NoticeId> existingOfOthers(Collection<Feed> feeds, Set<NoticeId> ids) {
        var pending = feeds.stream()
                .flatMap(feed -> feed.pending().stream())
                .filter(id -> !ids.contains(id))
                .collect(Collectors.toSet());
        var existing = inserted.among(pending);
        pending.removeAll(existing);
        if (!pending.isEmpty()) {
            existing.addAll(stores.notices().existing(pending));
        }
        return existing;
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
        inserted.acknowledged(stored);
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
