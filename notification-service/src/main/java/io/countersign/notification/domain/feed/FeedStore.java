package io.countersign.notification.domain.feed;

import io.countersign.contracts.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Where feeds are kept. */
public interface FeedStore {

    Map<AccountId, Feed> find(Collection<AccountId> accounts);

    /**
     * Writes each feed, durably, if the stored one has the version before it.
     *
     * @return the accounts whose feed another writer changed: read those again and decide again
     */
    Set<AccountId> save(Collection<Feed> feeds);
}
