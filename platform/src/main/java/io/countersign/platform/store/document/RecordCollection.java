package io.countersign.platform.store.document;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;

/**
 * The documents of one collection, mapped by the driver's codec for records to {@code D} and from there to the domain's
 * {@code T}: for documents of the hot path. Otherwise {@link MappedCollection} is used.
 *
 * <p>The codec maps a record that is public, with the annotations {@code BsonId} and {@code BsonProperty}. It ignores
 * unknown fields, and writes no field for null. A document that the codec or the domain refuses is reported as
 * {@link UnreadableDocumentException}; so that it can be named, documents are read undecoded.
 */
public final class RecordCollection<D extends Record, T> {

    private final MongoCollection<D> documents;
    private final MongoCollection<RawBsonDocument> undecoded;
    private final Codec<D> codec;
    private final Function<D, T> mapping;

    /** @param mapping pure: performs no I/O */
    public RecordCollection(MongoDatabase database, String name, Class<D> type, Function<D, T> mapping) {
        this.documents = database.getCollection(name, type);
        this.undecoded = database.getCollection(name, RawBsonDocument.class);
        this.codec = documents.getCodecRegistry().get(type);
        this.mapping = mapping;
    }

    /** Those that exist, in no order, by one read. */
    public List<T> find(Collection<String> ids) {
        return undecoded
                .find(new Document("_id", new Document("$in", ids)))
                .batchSize(ids.size() + 1)
                .map(this::map)
                .into(new ArrayList<>());
    }

    /** Shows every document, in no order; an unreadable one is skipped with a warning. */
    public void scan(int batchSize, Consumer<T> visitor) {
        undecoded
                .find()
                .batchSize(batchSize)
                .forEach(
                        document -> DocumentMapper.readable(() -> map(document)).forEach(visitor));
    }

    private T map(RawBsonDocument document) {
        try {
            return mapping.apply(document.decode(codec));
        } catch (RuntimeException failed) {
            var id = document.decode(documents.getCodecRegistry().get(Document.class))
                    .get("_id");
            throw new UnreadableDocumentException(documents.getNamespace().getCollectionName(), id, failed);
        }
    }

    /**
     * The next version of a document whose fields {@code _id} and {@code version} are compared.
     *
     * @param version the stored one, which the document replaces; 0 inserts it
     */
    public static <D> WriteModel<D> next(String id, long version, D document) {
        return version == 0
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(new Document("_id", id).append("version", version), document);
    }

    /**
     * Writes in any order, and says whether everything took effect. If not, the caller reads what did.
     *
     * @param sortedById so that concurrent bulks lock in one order
     * @return whether each insert was of a new key, and each replacement has found its document
     */
    public boolean applyAll(List<? extends WriteModel<D>> sortedById) {
        return UniqueWrites.applyAll(documents, sortedById);
    }
}
