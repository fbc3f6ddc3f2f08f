package io.countersign.notification.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.mongodb.client.MongoDatabase;
import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedId;
import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.RecordCollection;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** One document for each account and for each platform. */
final class MongoFeedStore implements FeedStore {

    private final RecordCollection<FeedDocument, Feed> feeds;

    MongoFeedStore(MongoDatabase database, CollectionNames names) {
        this.feeds = new RecordCollection<>(
                database, names.of(FeedDocument.COLLECTION), FeedDocument.class, FeedDocument::toFeed);
    }

    @Override
    public Map<FeedId, Feed> find(Collection<FeedId> ids) {
        var keys = ids.stream().map(FeedId::value).sorted().toList();
        return feeds.find(keys).stream().collect(toMap(Feed::id, identity()));
    }

    /** Which were written, where not all were, is known by reading them again. */
    @Override
    public Set<FeedId> save(Collection<Feed> changed) {
        var writes = changed.stream()
                .sorted(Comparator.comparing(Feed::id))
                .map(feed -> RecordCollection.next(feed.id().value(), feed.version() - 1, FeedDocument.of(feed)))
                .toList();
        return feeds.applyAll(writes) ? Set.of() : unwritten(changed);
    }

    private Set<FeedId> unwritten(Collection<Feed> changed) {
        var stored = find(changed.stream().map(Feed::id).toList());
        return changed.stream()
                .filter(feed -> !feed.equals(stored.get(feed.id())))
                .map(Feed::id)
                .collect(toSet());
    }
}
