package io.countersign.simulation;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.delivery.DeliveryStore;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.notification.domain.feed.NoticeIssuer;
import io.countersign.notification.domain.feed.NotificationStores;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** notification-service with its notices in memory and without endpoints. */
final class NotificationNode {

    private final World world;
    final Group<DecisionEvent> decisions;
    private final Disk disk;
    private final Shelf<AccountId, Feed> feeds;
    private final Shelf<NoticeId, Notice> notices;
    private final NoticeIssuer issuer;

    NotificationNode(World world) {
        this.world = world;
        this.decisions = new Group<>(world.decisions, world.chance, _ -> true);
        this.disk = new Disk(world);
        this.feeds = disk.shelf();
        this.notices = disk.shelf();
        this.issuer = new NoticeIssuer(
                new NotificationStores(new FeedShelf(), new NoticeShelf(), new NoDeliveries(), new NoEndpoints()),
                world.texts::write,
                world.clock,
                _ -> {});
    }

    void listen() {
        var poll = decisions.poll();
        issuer.on(poll.records())
                .notices()
                .forEach(notice -> world.notify(world.texts.read(notice.event(), NoticeEvent.class)));
        world.chance.point();
        decisions.commit(poll);
    }

    boolean isBehind() {
        return decisions.isBehind();
    }

    Collection<Notice> notices() {
        return notices.latest();
    }

    private final class FeedShelf implements FeedStore {

        @Override
        public Map<AccountId, Feed> find(Collection<AccountId> accounts) {
            var found = feeds.get(accounts);
            world.chance.point();
            return found;
        }

        @Override
        public Set<AccountId> save(Collection<Feed> changed) {
            return disk.write(() -> write(changed));
        }

        private Set<AccountId> write(Collection<Feed> changed) {
            var mismatched = new LinkedHashSet<AccountId>();
            for (var feed : changed) {
                if (feeds.latest(feed.account()).map(Feed::version).orElse(0L) == feed.version() - 1) {
                    feeds.put(feed.account(), feed);
                } else {
                    mismatched.add(feed.account());
                }
            }
            return mismatched;
        }
    }

    private final class NoticeShelf implements NoticeStore {

        @Override
        public Map<NoticeId, Notice> find(Collection<NoticeId> ids) {
            var found = notices.get(ids);
            world.chance.point();
            return found;
        }

        @Override
        public List<Notice> insert(List<Notice> fresh) {
            return disk.write(() -> fresh.stream().map(this::insert).toList());
        }

        private Notice insert(Notice notice) {
            var standing = notices.latest(notice.id()).orElse(notice);
            notices.put(notice.id(), standing);
            world.chance.point();
            return standing;
        }

        @Override
        public List<Notice> after(AccountId account, long after, int limit) {
            return notices.all().stream()
                    .filter(notice -> notice.sequence() > after)
                    .sorted(Comparator.comparingLong(Notice::sequence))
                    .limit(limit)
                    .toList();
        }
    }

    private static final class NoDeliveries implements DeliveryStore {

        @Override
        public void insert(List<Delivery.Waiting> deliveries) {
            throw new IllegalStateException("no account has an endpoint");
        }

        @Override
        public Optional<Delivery> find(Delivery.Id id) {
            return Optional.empty();
        }

        @Override
        public boolean replace(Delivery delivery) {
            return false;
        }

        @Override
        public DuePage due(Instant now, DuePosition after, int max) {
            return new DuePage(List.of(), null);
        }

        @Override
        public Backlog backlog(int max) {
            return new Backlog(0, null);
        }
    }

    private static final class NoEndpoints implements EndpointStore {

        @Override
        public Map<EndpointOwner, Endpoint> find(Collection<EndpointOwner> owners) {
            return Map.of();
        }

        @Override
        public Map<EndpointOwner, Endpoint.Id> active(Collection<EndpointOwner> owners) {
            return Map.of();
        }

        @Override
        public boolean insert(Endpoint endpoint) {
            return false;
        }

        @Override
        public boolean replace(Endpoint endpoint) {
            return false;
        }

        @Override
        public boolean remove(EndpointOwner owner) {
            return false;
        }

        @Override
        public boolean remove(Endpoint endpoint) {
            return false;
        }
    }
}
