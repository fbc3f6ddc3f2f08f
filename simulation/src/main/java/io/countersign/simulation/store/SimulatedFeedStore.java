package io.countersign.simulation.store;

import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedId;
import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.world.World;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Feeds in memory. Each is written by itself, so that a process may end between two of one batch. */
public final class SimulatedFeedStore implements FeedStore {

    private final World world;
    private final Disk disk;
    private final SimulatedCollection<FeedId, Feed> feeds;
    private final SimulatedNoticeStore notices;

    public SimulatedFeedStore(World world, Disk disk, SimulatedNoticeStore notices) {
        this.world = world;
        this.disk = disk;
        this.feeds = disk.collection();
        this.notices = notices;
    }

    /** Without {@link Guard#FEEDS_READ_BEFORE_NOTICES} the notices are those from before this. */
    @Override
    public Map<FeedId, Feed> find(Collection<FeedId> ids) {
        if (world.has(Guard.FEEDS_READ_BEFORE_NOTICES)) {
            var found = feeds.get(ids);
            world.chance().point();
            return found;
        }
        var before = notices.all();
        world.chance().point();
        var found = feeds.get(ids);
        notices.readFrom(before);
        return found;
    }

    @Override
    public Set<FeedId> save(Collection<Feed> changed) {
        var mismatched = new LinkedHashSet<FeedId>();
        for (var feed : changed) {
            var durable = world.has(Guard.PLATFORM_FEED_DURABLE) || !isPlatform(feed);
            if (!disk.write(() -> isWritten(feed), durable)) {
                mismatched.add(feed.id());
            }
        }
        return mismatched;
    }

    private boolean isWritten(Feed feed) {
        var compared = world.has(Guard.PLATFORM_FEED_COMPARED_AND_SET) || !isPlatform(feed);
        if (compared && feeds.latest(feed.id()).map(Feed::version).orElse(0L) != feed.version() - 1) {
            return false;
        }
        var kept = world.has(Guard.PLATFORM_NUMBER_KEPT_UNTIL_ITS_NOTICE) || !isPlatform(feed);
        feeds.put(feed.id(), kept ? feed : new Feed(feed.id(), feed.version(), feed.last(), Map.of()));
        return true;
    }

    private static boolean isPlatform(Feed feed) {
        return feed.id().value().startsWith("platform:");
    }
}
