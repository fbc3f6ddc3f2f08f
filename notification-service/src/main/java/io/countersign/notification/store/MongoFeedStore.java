package io.countersign.notification.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedId;
import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;

/** One document for each account and for each platform. */
final class MongoFeedStore implements FeedStore {

    private final MappedCollection<FeedDocument, Feed> feeds;

    MongoFeedStore(MongoOperations operations, CollectionNames names) {
        this.feeds = new MappedCollection<>(operations, names, FeedDocument.class, FeedDocument::toFeed);
    }

    @Override
    public Map<FeedId, Feed> find(Collection<FeedId> ids) {
        var keys = ids.stream().map(FeedId::value).sorted().toList();
        return feeds.find(query(where("id").in(keys)).cursorBatchSize(keys.size() + 1)).stream()
                .collect(toMap(Feed::id, identity()));
    }

    /** Which were written, where not all were, is known by reading them again. */
    @Override
    public Set<FeedId> save(Collection<Feed> changed) {
        boolean allApplied = feeds.applyAll(
                changed.size(),
                bulk -> changed.stream().sorted(Comparator.comparing(Feed::id)).forEach(feed -> add(bulk, feed)));
        return allApplied ? Set.of() : unwritten(changed);
    }

    private Set<FeedId> unwritten(Collection<Feed> changed) {
        var stored = find(changed.stream().map(Feed::id).toList());
        return changed.stream()
                .filter(feed -> !feed.equals(stored.get(feed.id())))
                .map(Feed::id)
                .collect(toSet());
    }

    private static void add(BulkOperations bulk, Feed feed) {
        var document = FeedDocument.of(feed);
        if (feed.version() == 1) {
            bulk.insert(document);
        } else {
            bulk.replaceOne(query(where("id").is(document.id()).and("version").is(feed.version() - 1)), document);
        }
    }
}
