package io.countersign.notification.domain.feed;

import io.countersign.contracts.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Feeds in a map. */
public final class InMemoryFeeds implements FeedStore {

    private final Map<AccountId, Feed> feeds = new ConcurrentHashMap<>();

    @Override
    public Map<AccountId, Feed> find(Collection<AccountId> accounts) {
        var found = new HashMap<>(feeds);
        found.keySet().retainAll(accounts);
        return found;
    }

    @Override
    public Set<AccountId> save(Collection<Feed> changed) {
        var lost = new HashSet<AccountId>();
        for (var feed : changed) {
            if (!saved(feed)) {
                lost.add(feed.account());
            }
        }
        return lost;
    }

    private boolean saved(Feed feed) {
        var old = feeds.get(feed.account());
        if (old == null) {
            return feed.version() == 1 && feeds.putIfAbsent(feed.account(), feed) == null;
        }
        return old.version() == feed.version() - 1 && feeds.replace(feed.account(), old, feed);
    }
}
