package io.countersign.notification.domain.feed;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Feeds in a map. */
public final class InMemoryFeeds implements FeedStore {

    private final Map<FeedId, Feed> feeds = new ConcurrentHashMap<>();

    @Override
    public Map<FeedId, Feed> find(Collection<FeedId> ids) {
        var found = new HashMap<>(feeds);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public Set<FeedId> save(Collection<Feed> changed) {
        var lost = new HashSet<FeedId>();
        for (var feed : changed) {
            if (!saved(feed)) {
                lost.add(feed.id());
            }
        }
        return lost;
    }

    private boolean saved(Feed feed) {
        var old = feeds.get(feed.id());
        if (old == null) {
            return feed.version() == 1 && feeds.putIfAbsent(feed.id(), feed) == null;
        }
        return old.version() == feed.version() - 1 && feeds.replace(feed.id(), old, feed);
    }
}
