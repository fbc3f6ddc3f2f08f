package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Applies update operators. mongo-java-server implements them for the documents of a collection and copies each document
 * three times, so this is a collection of the one document that consists of the fields which the update concerns. Not
 * thread-safe.
 */
final class DocumentUpdater extends AbstractMongoCollection<Integer> {

    private static final int POSITION = 0;

    private Document document = new Document();
    private boolean changed;

    DocumentUpdater(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
    }

    /**
     * Updates a document, of which it changes the top level only.
     *
     * @param filter by which the document was found, for positional operators
     * @return whether the document has changed
     */
    boolean update(Document updated, Document filter, Document operators, ArrayFilters arrayFilters) {
        document = updated;
        changed = false;
        updateDocuments(filter, operators, arrayFilters, false, false, NoopOplog.get());
        return changed;
    }

    @Override
    protected QueryResult queryDocuments(
            Document filter,
            @Nullable Document sort,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        return new QueryResult(List.of(document));
    }

    @Override
    protected QueryResult matchDocuments(
            Document filter, Document sort, int skip, int limit, int batchSize, Document projection) {
        return new QueryResult(List.of(document));
    }

    @Override
    protected void handleUpdate(Integer position, Document oldDocument, Document newDocument) {
        changed = true;
    }

    @Override
    protected Integer findDocumentPosition(Document searched) {
        return POSITION;
    }

    @Override
    protected Document getDocument(Integer position) {
        return document;
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        return Stream.of(new DocumentWithPosition<>(document, POSITION));
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    @Override
    protected void updateDataSize(int change) {
        throw unsupported();
    }

    @Override
    protected Integer addDocumentInternal(Document added) {
        throw unsupported();
    }

    @Override
    protected void removeDocument(Integer position) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("The document can only be updated");
    }
}
