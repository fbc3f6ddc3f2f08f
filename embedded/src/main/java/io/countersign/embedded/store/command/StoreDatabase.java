package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.countersign.embedded.index.OrderedIndex;
import io.countersign.embedded.query.Query;
import io.countersign.embedded.store.storage.Storage;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A database whose collections have ordered indexes. */
public final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Long> {

    private final Storage storage;

    /** The parent opens the stored collections while it is constructed, so the storage is set before. */
    public StoreDatabase(String name, Storage storage, CursorRegistry cursors) {
        this.storage = storage;
        super(name, cursors);
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        return switch (command) {
            case "find" -> new FindCommand(this).handle(query);
            case "insert" -> WriteCommands.insert(query, one -> execute(channel, one, resolver, oplog));
            case "update" -> WriteCommands.update(query, one -> execute(channel, one, resolver, oplog));
            case "explain" -> new ExplainCommand(this).handle(query);
            case "createIndexes" -> new IndexCommands(this).create(query);
            case "dropIndexes", "deleteIndexes" -> new IndexCommands(this).drop(query);
            case "aggregate" ->
                AggregateCommand.isServed(query, this)
                        ? new AggregateCommand(this, resolver, oplog).handle(query)
                        : super.handleCommand(channel, command, query, resolver, oplog);
            default -> super.handleCommand(channel, command, query, resolver, oplog);
        };
    }

    private Document execute(Channel channel, Document query, DatabaseResolver resolver, Oplog oplog) {
        return super.handleCommand(channel, query.keySet().iterator().next(), query, resolver, oplog);
    }

    @Nullable
    StoreCollection collection(String name) {
        return (StoreCollection) resolveCollection(name, false);
    }

    StoreCollection collectionOrNew(String name) {
        return (StoreCollection) resolveOrCreateCollection(name);
    }

    String namespace(String collection) {
        return getFullCollectionNamespace(collection);
    }

    /** @return the stored descriptions of all indexes, each with its namespace */
    List<Document> indexDescriptions() {
        var descriptions = indexes.get();
        return descriptions == null
                ? List.of()
                : StreamSupport.stream(descriptions.queryAll().spliterator(), false)
                        .toList();
    }

    List<Document> indexDescriptions(String namespace) {
        return indexDescriptions().stream()
                .filter(description -> namespace.equals(description.get("ns")))
                .toList();
    }

    void createIndex(Document description) {
        addIndex(description);
    }

    void removeIndex(StoreCollection collection, Document description) {
        dropIndex(collection, Arguments.text(description, "name"));
        Objects.requireNonNull(indexes.get()).deleteDocuments(description, 1);
    }

    /** @return by collection, the filters of documents that have expired by a TTL index */
    public Map<String, List<Document>> expirySelectors(Instant now) {
        return indexDescriptions().stream()
                .filter(description -> description.get("expireAfterSeconds") instanceof Number)
                .collect(Collectors.groupingBy(
                        this::collectionOf, Collectors.mapping(index -> expired(index, now), Collectors.toList())));
    }

    private String collectionOf(Document description) {
        return String.valueOf(description.get("ns")).substring(getDatabaseName().length() + 1);
    }

    private static Document expired(Document description, Instant now) {
        long seconds = Arguments.number(description, "expireAfterSeconds").longValue();
        var field = Arguments.document(description, "key").keySet().iterator().next();
        return new Document(field, new Document("$lt", now.minusSeconds(seconds)));
    }

    public boolean hasExpired(String name, Document filter) {
        var collection = collection(name);
        return collection != null
                && !collection.find(new Query(filter, null, 0, 1)).documents().isEmpty();
    }

    public int expire(String name, Document filter) {
        var collection = collection(name);
        return collection == null ? 0 : collection.deleteDocuments(filter, 0);
    }

    @Override
    protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(this, name, options, cursorRegistry, storage.records(namespace(name)));
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return open(collection, index, keys, true, sparse);
    }

    @Override
    protected Index<Long> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return open(collection, index, keys, false, sparse);
    }

    private OrderedIndex open(String collection, String index, List<IndexKey> keys, boolean unique, boolean sparse) {
        return new OrderedIndex(index, keys, unique, sparse, storage.entries(namespace(collection), index, keys));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        storage.dropRecords(namespace(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        var namespace = collection.getFullName();
        super.moveCollection(from, collection, newName);
        storage.rename(namespace, namespace(newName));
    }

    @Override
    protected long getStorageSize() {
        return storage.bytes();
    }

    @Override
    protected long getFileSize() {
        return storage.bytes();
    }
}
