package io.countersign.platform.store.document;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps the documents of one collection. Spring Data's converter reports a failed mapping by several unrelated
 * exceptions, also by those of the driver; this class reports each by one type that names the document.
 */
public final class DocumentMapper<T> {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentMapper.class);

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

    /** For scans, which one unreadable document must not end: empty, with a warning, if the mapping fails. */
    public Stream<T> mapReadable(Document document) {
        return readable(() -> map(document));
    }

    /** Empty, with a warning, if {@code mapping} reports an unreadable document. */
    static <T> Stream<T> readable(Supplier<T> mapping) {
        try {
            return Stream.of(mapping.get());
        } catch (UnreadableDocumentException unreadable) {
            LOG.atWarn().addKeyValue("cause", unreadable.getMessage()).log("Unreadable document skipped");
            return Stream.empty();
        }
    }
}
