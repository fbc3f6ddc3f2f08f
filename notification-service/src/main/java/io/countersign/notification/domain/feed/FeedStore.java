package io.countersign.notification.domain.feed;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Where feeds are kept. */
public interface FeedStore {

    Map<FeedId, Feed> find(Collection<FeedId> ids);

    /**
     * Writes each feed, durably, if the stored one has the version before it.
     *
     * @return the feeds that another writer changed: read those again and decide again
     */
    Set<FeedId> save(Collection<Feed> feeds);
}
