package io.countersign.notification.domain.feed;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** A rival writes between the first read and what follows. */
class ContestedFeeds implements FeedStore {

    private final FeedStore feeds;
    private final Runnable rival;
    private boolean moved;

    ContestedFeeds(FeedStore feeds, Runnable rival) {
        this.feeds = feeds;
        this.rival = rival;
    }

    @Override
    public Map<FeedId, Feed> find(Collection<FeedId> ids) {
        var found = feeds.find(ids);
        if (!moved) {
            moved = true;
            rival.run();
        }
        return found;
    }

    @Override
    public Set<FeedId> save(Collection<Feed> changed) {
        return feeds.save(changed);
    }
}
