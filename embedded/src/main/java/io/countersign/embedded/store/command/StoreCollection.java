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

    private enum UpdateMode {
        NONE,
        ONE,
        ALL
    }

    private final CollectionRecords records;
    private final QueryEngine engine = new QueryEngine(new Source());
    private UpdateMode mode = UpdateMode.NONE;
    private List<OrderedIndex> ordered = List.of();
    private boolean modified;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            CollectionRecords records) {
        super(database, name, options, cursors);
        this.records = records;
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
        int most = mode == UpdateMode.ONE && limit == 0 ? 1 : Math.abs(limit);
        var found = find(new Query(filter, sort, skip, most)).documents();
        if (mode == UpdateMode.NONE && (projection == null || projection.isEmpty())) {
            return createQueryResult(found, batchSize);
        }
        var documents =
                mode == UpdateMode.NONE ? found.stream() : found.stream().map(Document::clone);
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
        return with(UpdateMode.ONE, () -> super.findAndModify(query));
    }

    @Override
    public synchronized Document updateDocuments(
            Document filter, Document update, ArrayFilters arrayFilters, boolean multi, boolean upsert, Oplog oplog) {
        if (multi || !arrayFilters.isEmpty()) {
            return with(
                    multi ? UpdateMode.ALL : UpdateMode.ONE,
                    () -> super.updateDocuments(filter, update, arrayFilters, multi, upsert, oplog));
        }
        var replaced = isReplacement(update) ? replaceFound(filter, update) : null;
        return replaced == null ? updateOne(filter, update, upsert) : replaced;
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

    /** By {@code findAndModify}, which does not compare the whole document before and after once more. */
    private Document updateOne(Document filter, Document update, boolean upsert) {
        modified = false;
        var answer = findAndModifyOne(filter, update, upsert);
        boolean matched = answer.containsKey("lastErrorObject");
        var result = new Document();
        if (!matched && answer.get("value") instanceof Document inserted) {
            result.put("upserted", inserted.get(getIdField()));
        }
        return result.append("n", matched ? 1 : 0).append("nModified", modified ? 1 : 0);
    }

    private Document findAndModifyOne(Document filter, Document update, boolean upsert) {
        try {
            return findAndModify(new Document("query", filter)
                    .append("update", update)
                    .append("new", true)
                    .append("upsert", upsert));
        } catch (FindAndModifyPlanExecutorError e) {
            throw e.getCause();
        }
    }

    private <T> T with(UpdateMode kind, Supplier<T> work) {
        mode = kind;
        try {
            return work.get();
        } finally {
            mode = UpdateMode.NONE;
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
        modified = true;
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
