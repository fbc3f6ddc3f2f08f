package io.countersign.platform.store.document;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.QueryMapper;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * The documents of one collection, mapped by Spring Data to the record {@code D} and from there to the domain's {@code T}.
 * A document that either mapping refuses is reported as {@link UnreadableDocumentException}; an existing key is a result
 * and not an error.
 */
public final class MappedCollection<D, T> {

    private final MongoOperations operations;
    private final QueryMapper queries;
    private final String name;
    private final Class<D> type;
    private final Function<D, T> mapping;

    /** @param mapping pure: performs no I/O */
    public MappedCollection(MongoOperations operations, CollectionNames names, Class<D> type, Function<D, T> mapping) {
        this.operations = operations;
        this.queries = new QueryMapper(operations.getConverter());
        this.name = names.of(operations.getCollectionName(type));
        this.type = type;
        this.mapping = mapping;
    }

    public @Nullable T findById(Object id) {
        var found = operations.findById(id, type, name);
        return found == null ? null : map(found);
    }

    public List<T> find(Query query) {
        return operations.find(query, type, name).stream().map(this::map).toList();
    }

    /** Shows what {@code query} finds, in its order; an unreadable document is skipped with a warning. */
    public void scan(Query query, Consumer<T> visitor) {
        var fields = queries.getMappedFields(query.getFieldsObject(), entity());
        var sort = queries.getMappedSort(query.getSortObject(), entity());
        var batchSize = Objects.requireNonNullElse(query.getMeta().getCursorBatchSize(), 0);
        operations.execute(name, documents -> {
            documents
                    .find(filter(query))
                    .projection(fields)
                    .sort(sort)
                    .batchSize(batchSize)
                    .limit(query.getLimit())
                    .forEach(document -> mapReadable(document).forEach(visitor));
            return null;
        });
    }

    /** Empty, with a warning, if the document cannot be mapped. */
    public Stream<T> mapReadable(Document document) {
        return DocumentMapper.readable(() -> map(operations.getConverter().read(type, document)));
    }

    /** With the id as it is stored: without the type, Spring Data converts a text of 24 hexadecimal digits. */
    private Document filter(Query query) {
        return queries.getMappedObject(query.getQueryObject(), entity());
    }

    private T map(D document) {
        try {
            return mapping.apply(document);
        } catch (RuntimeException failed) {
            throw new UnreadableDocumentException(name, id(document), failed);
        }
    }

    private @Nullable Object id(D document) {
        return entity().getIdentifierAccessor(document).getIdentifier();
    }

    private MongoPersistentEntity<?> entity() {
        return operations.getConverter().getMappingContext().getRequiredPersistentEntity(type);
    }

    /** @return false if the key exists */
    public boolean insert(D document) {
        try {
            operations.insert(document, name);
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    /** Inserts the document, or replaces the one with its id. */
    public void save(D document) {
        operations.save(document, name);
    }

    /** @return false if the key of one exists; all others are stored */
    public boolean insertAll(List<D> sortedById) {
        return sortedById.isEmpty() || writeAll(bulk -> bulk.insert(sortedById));
    }

    /** @return false if no document matches */
    public boolean remove(Query query) {
        return operations.remove(query, type, name).getDeletedCount() == 1;
    }

    /** @return false if no document matches {@code current} */
    public boolean replace(Query current, D document) {
        return operations.replace(current, document, name).getMatchedCount() == 1;
    }

    /**
     * Updates one document. {@code current} is mapped, {@code update} is not: its paths and values are those of the stored
     * document, so that a path may have a number as the key of a map.
     *
     * @return false if no document matches {@code current}
     */
    public boolean update(Query current, Update update) {
        var result =
                operations.execute(name, documents -> documents.updateOne(filter(current), update.getUpdateObject()));
        return result != null && result.getMatchedCount() == 1;
    }

    /**
     * Writes in any order. The counts of a bulk that fails in part are not reliable, so the caller reads what it must know.
     *
     * @param writes adds operations sorted by id, so that concurrent bulks lock in one order
     * @return false if the key of an insert exists; all other writes are durable
     */
    public boolean writeAll(Consumer<BulkOperations> writes) {
        return execute(writes) != null;
    }

    /**
     * Writes in any order, and says whether everything took effect. If not, the caller reads what did.
     *
     * @param count of the operations
     * @param writes adds inserts and replacements sorted by id, so that concurrent bulks lock in one order
     * @return whether each insert was of a new key, and each replacement has found its document
     */
    public boolean applyAll(int count, Consumer<BulkOperations> writes) {
        var result = execute(writes);
        return result != null && UniqueWrites.areApplied(result, count);
    }

    /** Null if the key of an insert exists; all other writes are durable then. */
    private @Nullable BulkWriteResult execute(Consumer<BulkOperations> writes) {
        var bulk = operations.bulkOps(BulkMode.UNORDERED, type, name);
        writes.accept(bulk);
        try {
            return bulk.execute();
        } catch (DataAccessException failed) {
            if (failed.getCause() instanceof MongoBulkWriteException refused && UniqueWrites.areDuplicates(refused)) {
                return null;
            }
            throw failed;
        }
    }
}
