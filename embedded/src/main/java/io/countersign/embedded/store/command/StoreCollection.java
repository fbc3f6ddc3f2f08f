package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.EmptyCursor;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.BsonConstants;
import io.countersign.embedded.document.EncodedDocument;
import io.countersign.embedded.document.FoundDocument;
import io.countersign.embedded.index.FieldPath;
import io.countersign.embedded.index.OrderedIndex;
import io.countersign.embedded.query.DocumentSource;
import io.countersign.embedded.query.ExecutedQuery;
import io.countersign.embedded.query.Query;
import io.countersign.embedded.query.QueryEngine;
import io.countersign.embedded.store.storage.CollectionRecords;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose queries are served by ordered indexes. It executes one operation at a time. Documents are held as BSON
 * and decoded as far as they are read; what the parent receives is a copy of its own.
 */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Long> {

    private static final @Nullable Comparator<Document> IN_GIVEN_ORDER = null;
    private static final int ALL = 0;
    private static final int BSON_OBJECT_TOO_LARGE = 10334;

    private final CollectionRecords records;
    private final QueryEngine engine = new QueryEngine(new Source());
    private final DocumentUpdater updater;
    private List<OrderedIndex> ordered = List.of();
    private Set<String> indexedFields = Set.of();
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
        public EncodedDocument get(long record) {
            return stored(record);
        }

        @Override
        public Iterator<FoundDocument> all(boolean forward) {
            var all = records.all(forward);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public FoundDocument next() {
                    var entry = all.next();
                    return FoundDocument.stored(entry.getKey(), entry.getValue());
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
        indexedFields = ordered.stream()
                .flatMap(index -> index.paths().stream())
                .map(path -> FieldPath.topLevel(path.name()))
                .collect(Collectors.toUnmodifiableSet());
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
        var found =
                find(new Query(filter, sort, skip, most)).documents().stream().map(FoundDocument::document);
        return matchDocumentsFromStream(new Document(), found, 0, 0, batchSize, IN_GIVEN_ORDER, projection);
    }

    /** Executes a query; the documents after the first batch are left to a cursor. */
    synchronized Batch find(Query query, int batchSize, @Nullable Document projection) {
        var found = find(query).documents();
        if (projection == null || projection.isEmpty()) {
            return firstBatch(found, batchSize);
        }
        var documents = found.stream().map(FoundDocument::document);
        var projected = matchDocumentsFromStream(new Document(), documents, 0, 0, ALL, IN_GIVEN_ORDER, projection);
        return firstComputedBatch(projected.collectDocuments(), batchSize);
    }

    /** @param batchSize 0 for all documents at once, which the parent's operations need */
    @Override
    protected QueryResult createQueryResult(List<Document> documents, int batchSize) {
        if (batchSize == ALL) {
            return new QueryResult(documents);
        }
        var batch = firstComputedBatch(documents, batchSize);
        return new QueryResult(
                batch.documents().stream().map(FoundDocument::document).toList(), batch.cursor());
    }

    Batch firstComputedBatch(List<Document> documents, int batchSize) {
        return firstBatch(documents.stream().map(FoundDocument::computed).toList(), batchSize);
    }

    private Batch firstBatch(List<FoundDocument> documents, int batchSize) {
        var cursor = new BatchCursor(cursorRegistry.generateCursorId(), documents);
        var batch = cursor.take(batchSize);
        if (cursor.isEmpty()) {
            return new Batch(batch, EmptyCursor.get().getId());
        }
        cursorRegistry.add(cursor);
        return new Batch(batch, cursor.getId());
    }

    /** @param cursor of the documents that follow */
    record Batch(List<FoundDocument> documents, long cursor) {

        static final Batch EMPTY = new Batch(List.of(), EmptyCursor.get().getId());
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
            modified += replace(before, after) ? 1 : 0;
        }
        return new Document("n", found.size()).append("nModified", modified);
    }

    private EncodedDocument updated(FoundDocument before, Document filter, Document update, ArrayFilters arrayFilters) {
        if (UpdatedFields.isPositional(update)) {
            var after = before.stored().decode();
            return updater.update(after, filter, update, arrayFilters) ? EncodedDocument.of(after) : before.stored();
        }
        var fields = UpdatedFields.of(update);
        var part = before.stored().decode(fields.topLevel());
        var updated = fields.extract(part);
        return updater.update(updated, new Document(), update, arrayFilters)
                ? before.stored().with(fields.topLevel(), fields.merge(part, updated))
                : before.stored();
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
        var id = before.fields(indexedFields).get(getIdField());
        if (!Objects.equals(replacement.getOrDefault(getIdField(), id), id)) {
            return null;
        }
        var after = new Document(getIdField(), id);
        after.putAll(replacement);
        boolean changed = replace(before, EncodedDocument.of(after));
        return new Document("n", 1).append("nModified", changed ? 1 : 0);
    }

    /** @return whether the documents differ */
    private boolean replace(FoundDocument found, EncodedDocument after) {
        if (after.equals(found.stored())) {
            return false;
        }
        requireSize(after);
        var before = found.fields(indexedFields);
        var keys = after.decode(indexedFields);
        var changed = new ArrayList<OrderedIndex>();
        for (var index : orderedIndexes()) {
            if (!index.hasSameKeys(before, keys)) {
                index.checkUpdate(before, keys, this);
                changed.add(index);
            }
        }
        changed.forEach(index -> index.replaceEntries(before, keys, found.record()));
        records.replace(found.record(), after);
        return true;
    }

    private static boolean isTooLarge(EncodedDocument document) {
        return document.size() > BsonConstants.MAX_BSON_OBJECT_SIZE;
    }

    private static void requireSize(EncodedDocument document) {
        if (isTooLarge(document)) {
            throw new MongoServerError(
                    BSON_OBJECT_TOO_LARGE,
                    "BSONObjectTooLarge",
                    "The document has " + document.size() + " bytes, more than " + BsonConstants.MAX_BSON_OBJECT_SIZE);
        }
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
        var encoded = EncodedDocument.of(document);
        requireSize(encoded);
        return records.add(encoded);
    }

    /** By the parent, which has changed the entries of the indexes before. */
    @Override
    protected void handleUpdate(Long record, Document oldDocument, Document newDocument) {
        var encoded = EncodedDocument.of(newDocument);
        if (isTooLarge(encoded)) {
            orderedIndexes().forEach(index -> index.updateInPlace(newDocument, oldDocument, record, this));
        }
        requireSize(encoded);
        records.replace(record, encoded);
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
        return stored(record).decode();
    }

    private EncodedDocument stored(long record) {
        return Objects.requireNonNull(records.get(record), "An index entry has no document");
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return entries()
                .map(entry -> new DocumentWithPosition<>(entry.getValue().decode(), entry.getKey()));
    }

    private Stream<Map.Entry<Long, EncodedDocument>> entries() {
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

    /** Computed on demand. */
    @Override
    protected int getDataSize() {
        long bytes = entries().mapToLong(entry -> entry.getValue().size()).sum();
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }
}
