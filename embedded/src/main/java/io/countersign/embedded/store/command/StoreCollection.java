package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.countersign.embedded.index.OrderedIndex;
import io.countersign.embedded.query.DocumentSource;
import io.countersign.embedded.query.ExecutedQuery;
import io.countersign.embedded.query.Query;
import io.countersign.embedded.query.QueryEngine;
import io.countersign.embedded.store.storage.CollectionRecords;
import io.countersign.embedded.store.storage.DocumentSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose queries are served by ordered indexes. It executes one operation at a time. Stored documents are
 * never changed: an update works on a copy of the document's top level and replaces it, so that answers need no copies.
 */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Long> {

    private static final @Nullable Comparator<Document> IN_GIVEN_ORDER = null;

    private final CollectionRecords records;
    private final QueryEngine engine = new QueryEngine(new Source());
    private final DocumentUpdater updater;
    private List<OrderedIndex> ordered = List.of();
    /** Whether the parent updates the one document that it queries. */
    private boolean updating;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            CollectionRecords records) {
        super(database, name, options, cursors);
        this.records = records;
        updater = new DocumentUpdater(database, name, options, cursors);
    }

    private final class Source implements DocumentSource {

        @Override
        public Document get(long record) {
            return getDocument(record);
        }

        @Override
        public Iterator<Document> all(boolean forward) {
            var all = records.all(forward);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public Document next() {
                    return all.next().getValue();
                }
            };
        }

        @Override
        public boolean matches(Document document, Document filter) {
            return documentMatchesQuery(document, filter);
        }
    }

    private List<OrderedIndex> orderedIndexes() {
        return ordered;
    }

    private void indexesChanged() {
        ordered = getIndexes().stream().map(OrderedIndex.class::cast).toList();
    }

    /** Executes a query without changing anything, for explanations as well. */
    synchronized ExecutedQuery find(Query query) {
        return engine.find(orderedIndexes(), query);
    }

    synchronized ExecutedQuery count(Query query) {
        return engine.count(orderedIndexes(), query);
    }

    /** Finds documents that are used for these fields only. */
    synchronized ExecutedQuery project(Query query, Set<String> fields) {
        return engine.project(orderedIndexes(), query, fields);
    }

    @Override
    protected QueryResult queryDocuments(
            Document filter,
            @Nullable Document sort,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        int most = updating && limit == 0 ? 1 : Math.abs(limit);
        var found = find(new Query(filter, sort, skip, most)).documents();
        if (!updating && (projection == null || projection.isEmpty())) {
            return createQueryResult(found, batchSize);
        }
        var documents = updating ? found.stream().map(Document::clone) : found.stream();
        return matchDocumentsFromStream(new Document(), documents, 0, 0, batchSize, IN_GIVEN_ORDER, projection);
    }

    /** Executes a query; the documents after the first batch are left to a cursor. */
    synchronized QueryResult find(Query query, int batchSize, @Nullable Document projection) {
        return queryDocuments(query.filter(), query.sort(), query.skip(), query.limit(), batchSize, projection);
    }

    /** @param batchSize 0 for all documents at once, which the parent's operations need */
    @Override
    protected QueryResult createQueryResult(List<Document> documents, int batchSize) {
        return batchSize == 0 ? new QueryResult(documents) : firstBatch(documents, batchSize);
    }

    QueryResult firstBatch(List<Document> documents, int batchSize) {
        var cursor = new BatchCursor(cursorRegistry.generateCursorId(), documents);
        var batch = cursor.takeDocuments(batchSize);
        if (cursor.isEmpty()) {
            return new QueryResult(batch);
        }
        cursorRegistry.add(cursor);
        return new QueryResult(batch, cursor);
    }

    @Override
    protected QueryResult matchDocuments(
            Document filter, Document sort, int skip, int limit, int batchSize, Document projection) {
        return queryDocuments(filter, sort, skip, limit, batchSize, projection);
    }

    @Override
    public synchronized int count(@Nullable Document filter, int skip, int limit) {
        if (filter == null || filter.isEmpty()) {
            return super.count(filter, skip, limit);
        }
        return count(new Query(filter, null, skip, Math.max(0, limit)))
                .documents()
                .size();
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return byParent(() -> super.findAndModify(query));
    }

    @Override
    public synchronized Document updateDocuments(
            Document filter, Document update, ArrayFilters arrayFilters, boolean multi, boolean upsert, Oplog oplog) {
        @Nullable Document result = null;
        if (UpdatedFields.isByOperators(update)) {
            result = updateFound(new Query(filter, null, 0, multi ? 0 : 1), update, arrayFilters);
        } else if (isReplacement(update) && !multi) {
            result = replaceFound(filter, update);
        }
        return result != null
                ? result
                : byParent(() -> super.updateDocuments(filter, update, arrayFilters, multi, upsert, oplog));
    }

    /** Avoids the parent's copies of whole documents. Returns null if no document matches. */
    private @Nullable Document updateFound(Query query, Document update, ArrayFilters arrayFilters) {
        var found = find(query).documents();
        if (found.isEmpty()) {
            return null;
        }
        int modified = 0;
        for (var before : found) {
            var after = updated(before, query.filter(), update, arrayFilters);
            if (after != null) {
                replace(before, after);
                modified++;
            }
        }
        return new Document("n", found.size()).append("nModified", modified);
    }

    /** @return null if the update changes nothing */
    private @Nullable Document updated(Document before, Document filter, Document update, ArrayFilters arrayFilters) {
        if (UpdatedFields.isPositional(update)) {
            var after = before.clone();
            return updater.update(after, filter, update, arrayFilters) ? after : null;
        }
        var fields = UpdatedFields.of(update);
        var updated = fields.extract(before);
        return updater.update(updated, new Document(), update, arrayFilters) ? fields.merge(before, updated) : null;
    }

    private static boolean isReplacement(Document update) {
        for (var key : update.keySet()) {
            if (key.startsWith("$") || key.contains(".")) {
                return false;
            }
        }
        return true;
    }

    /** Avoids the parent's deep copies. Returns null if no document matches or the id would change. */
    private @Nullable Document replaceFound(Document filter, Document replacement) {
        var found = find(new Query(filter, null, 0, 1)).documents();
        if (found.isEmpty() || orderedIndexes().isEmpty()) {
            return null;
        }
        var before = found.getFirst();
        var id = before.get(getIdField());
        if (!Objects.equals(replacement.getOrDefault(getIdField(), id), id)) {
            return null;
        }
        var after = new Document(getIdField(), id);
        after.putAll(replacement);
        boolean changed = !before.equals(after);
        if (changed) {
            replace(before, after);
        }
        return new Document("n", 1).append("nModified", changed ? 1 : 0);
    }

    private void replace(Document before, Document after) {
        var changed = new ArrayList<OrderedIndex>();
        for (var index : orderedIndexes()) {
            if (!index.hasSameKeys(before, after)) {
                index.checkUpdate(before, after, this);
                changed.add(index);
            }
        }
        var record =
                Objects.requireNonNull(orderedIndexes().getFirst().getPosition(before), "The document is not stored");
        changed.forEach(index -> index.replaceEntries(before, after, record));
        records.replace(record, after);
    }

    private <T> T byParent(Supplier<T> work) {
        updating = true;
        try {
            return work.get();
        } finally {
            updating = false;
        }
    }

    @Override
    public synchronized void addIndex(Index<Long> index) {
        try {
            super.addIndex(index);
            indexesChanged();
        } catch (IndexBuildFailedException e) {
            index.drop();
            throw e;
        }
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
        indexesChanged();
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        return records.add(document);
    }

    @Override
    protected void handleUpdate(Long record, Document oldDocument, Document newDocument) {
        records.replace(record, newDocument);
    }

    /** The record number comes from the index of {@code _id}, since other indexes do not find a document by its values. */
    @Override
    public synchronized void removeDocument(Document document) {
        var indexes = orderedIndexes();
        var record = indexes.isEmpty()
                ? findDocumentPosition(document)
                : Objects.requireNonNull(indexes.getFirst().getPosition(document), "The document is not stored");
        if (record != null) {
            indexes.forEach(index -> index.remove(document, record));
            removeDocument(record);
        }
    }

    @Override
    protected void removeDocument(Long record) {
        records.remove(record);
    }

    @Override
    protected Document getDocument(Long record) {
        return Objects.requireNonNull(records.get(record), "An index entry has no document");
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return entries().map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
    }

    private Stream<Map.Entry<Long, Document>> entries() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records.all(true), Spliterator.ORDERED), false);
    }

    @Override
    public int count() {
        return records.size();
    }

    /** The size of the data is not tracked: it would take an encoding of the whole document per write. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int change) {
        throw new UnsupportedOperationException("The size of the data is not tracked");
    }

    /** Computed on demand, for statistics only. */
    @Override
    protected int getDataSize() {
        long bytes =
                entries().mapToLong(entry -> DocumentSize.of(entry.getValue())).sum();
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }
}
