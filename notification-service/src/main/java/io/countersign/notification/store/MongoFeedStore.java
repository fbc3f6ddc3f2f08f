package io.countersign.notification.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.contracts.AccountId;
import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.platform.store.CollectionNames;
import io.countersign.platform.store.MappedCollection;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;

/** One document for each account. */
final class MongoFeedStore implements FeedStore {

    private final MappedCollection<FeedDocument, Feed> feeds;

    MongoFeedStore(MongoOperations operations, CollectionNames names) {
        this.feeds = new MappedCollection<>(operations, names, FeedDocument.class, FeedDocument::toFeed);
    }

    @Override
    public Map<AccountId, Feed> find(Collection<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).sorted().toList();
        return feeds.find(query(where("account").in(ids)).cursorBatchSize(ids.size() + 1)).stream()
                .collect(toMap(Feed::account, identity()));
    }

    /** What was written is known by reading it again. */
    @Override
    public Set<AccountId> save(Collection<Feed> changed) {
        feeds.writeAll(bulk ->
                changed.stream().sorted(Comparator.comparing(Feed::account)).forEach(feed -> add(bulk, feed)));
        var stored = find(changed.stream().map(Feed::account).toList());
        return changed.stream()
                .filter(feed -> !feed.equals(stored.get(feed.account())))
                .map(Feed::account)
                .collect(toSet());
    }

    private static void add(BulkOperations bulk, Feed feed) {
        var document = FeedDocument.of(feed);
        if (feed.version() == 1) {
            bulk.insert(document);
        } else {
            bulk.replaceOne(
                    query(where("account").is(document.account()).and("version").is(feed.version() - 1)), document);
        }
    }
}
