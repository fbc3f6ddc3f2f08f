package io.countersign.simulation.node;

import io.countersign.contracts.events.NoticeEvent;
import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.delivery.DeliveryStore;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointLookup;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.domain.feed.NoticeIssuer;
import io.countersign.notification.domain.feed.NotificationStores;
import io.countersign.notification.domain.notice.Notice;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.simulation.mutant.PlatformMutant;
import io.countersign.simulation.store.Disk;
import io.countersign.simulation.store.SimulatedFeedStore;
import io.countersign.simulation.store.SimulatedNoticeStore;
import io.countersign.simulation.world.Group;
import io.countersign.simulation.world.World;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** notification-service with its notices in memory and without endpoints. */
public final class NotificationNode extends DecisionNode {

    private final SimulatedNoticeStore notices;
    private final Set<NoticeId> deadLettered;
    private final NoticeIssuer issuer;

    public NotificationNode(World world) {
        this(world, new HashSet<>());
    }

    private NotificationNode(World world, Set<NoticeId> deadLettered) {
        super(
                world,
                new Group<>(
                        world.decisions(), world.chance(), _ -> true, event -> deadLettered.add(noticeOf(event.id()))));
        this.deadLettered = deadLettered;
        var disk = new Disk(world);
        this.notices = new SimulatedNoticeStore(world, disk);
        this.issuer = new NoticeIssuer(
                new NotificationStores(
                        new SimulatedFeedStore(world, disk, notices), notices, new NoDeliveries(), new NoEndpoints()),
                world.texts()::write,
                world.clock(),
                _ -> {});
    }

    public void listen() {
        var poll = decisions.poll();
        issuer.on(PlatformMutant.heardByNotification(world, poll.records()))
                .notices()
                .forEach(notice -> world.notify(world.texts().read(notice.event(), NoticeEvent.class)));
        world.chance().point();
        decisions.commit(poll);
    }

    /** The notices of dead letters. */
    public Set<NoticeId> deadLettered() {
        return deadLettered;
    }

    private static NoticeId noticeOf(String eventId) {
        var cause = eventId.substring(eventId.indexOf(':') + 1);
        if (eventId.startsWith("outcome:")) {
            return new NoticeId("notice:" + cause);
        }
        return eventId.startsWith("retired:")
                ? new NoticeId("notice:" + cause + ":retired")
                : NoticeId.ofProgress(eventId);
    }

    public Collection<Notice> notices() {
        return notices.latest();
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
        public EndpointLookup find(EndpointOwner owner) {
            return new EndpointLookup.Absent();
        }

        @Override
        public Map<EndpointOwner, EndpointOwner> registrars(Collection<EndpointOwner> owners) {
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

        @Override
        public boolean remove(EndpointOwner owner, EndpointOwner registrar) {
            return false;
        }
    }
}
