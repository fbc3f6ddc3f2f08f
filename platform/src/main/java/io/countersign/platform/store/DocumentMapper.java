package io.countersign.platform.store;

import java.util.function.Function;
import org.bson.Document;

/**
 * Maps the documents of one collection. Spring Data's converter reports a failed mapping by several unrelated
 * exceptions, also by those of the driver; this class reports each by one type that names the document.
 */
public final class DocumentMapper<T> {

    private final String collection;
    private final Function<Document, T> mapping;

    /** @param mapping pure: performs no I/O */
    public DocumentMapper(String collection, Function<Document, T> mapping) {
        this.collection = collection;
        this.mapping = mapping;
    }

    /** @throws UnreadableDocumentException if the mapping fails */
    public T map(Document document) {
        try {
            return mapping.apply(document);
        } catch (RuntimeException failed) {
            throw new UnreadableDocumentException(collection, document.get("_id"), failed);
        }
    }
}
