package io.countersign.notification.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.countersign.contracts.AccountId;
import io.countersign.notification.domain.Feed;
import io.countersign.notification.domain.FeedStore;
import io.countersign.notification.domain.NoticeId;
import io.countersign.platform.store.CollectionNames;
import io.countersign.platform.store.DocumentMapper;
import io.countersign.platform.store.UniqueWrites;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/** One document for each account. */
final class MongoFeedStore implements FeedStore {

    static final String COLLECTION = "feeds";

    private static final DocumentMapper<Feed> MAPPER = new DocumentMapper<>(COLLECTION, MongoFeedStore::read);

    private final MongoCollection<Document> feeds;

    MongoFeedStore(MongoDatabase database, CollectionNames names) {
        this.feeds = database.getCollection(names.of(COLLECTION));
    }

    @Override
    public Map<AccountId, Feed> find(Collection<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).sorted().toList();
        var found = new HashMap<AccountId, Feed>();
        for (var document : feeds.find(Filters.in("_id", ids)).batchSize(ids.size() + 1)) {
            var feed = MAPPER.map(document);
            found.put(feed.account(), feed);
        }
        return found;
    }

    /** What was written is known by reading it again. */
    @Override
    public Set<AccountId> save(Collection<Feed> changed) {
        var writes = changed.stream()
                .sorted(Comparator.comparing(Feed::account))
                .map(MongoFeedStore::write)
                .toList();
        UniqueWrites.writeAll(feeds, writes);
        var stored = find(changed.stream().map(Feed::account).toList());
        return changed.stream()
                .filter(feed -> !feed.equals(stored.get(feed.account())))
                .map(Feed::account)
                .collect(Collectors.toSet());
    }

    private static WriteModel<Document> write(Feed feed) {
        var document = document(feed);
        return feed.version() == 1
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(
                        new Document("_id", feed.account().value()).append("version", feed.version() - 1), document);
    }

    private static Document document(Feed feed) {
        var assigned = feed.assigned().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> new Document("id", entry.getKey().value()).append("number", entry.getValue()))
                .toList();
        return new Document("_id", feed.account().value())
                .append("schema", 1)
                .append("version", feed.version())
                .append("last", feed.last())
                .append("assigned", assigned)
                .append("platform", feed.platform());
    }

    private static Feed read(Document document) {
        var assigned = document.getList("assigned", Document.class).stream()
                .collect(Collectors.toMap(
                        entry -> new NoticeId(entry.getString("id")), entry -> entry.getLong("number")));
        return new Feed(
                new AccountId(document.getString("_id")),
                document.getLong("version"),
                document.getLong("last"),
                assigned,
                document.getString("platform"));
    }
}
