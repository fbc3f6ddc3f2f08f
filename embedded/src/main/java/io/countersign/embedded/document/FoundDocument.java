package io.countersign.embedded.document;

import de.bwaldvogel.mongo.bson.Document;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document that a query found: a stored one, which is decoded when it is first read as a map, or one that was computed
 * for the answer. Not thread-safe.
 */
public final class FoundDocument extends AbstractMap<String, Object> {

    private static final long NO_RECORD = 0;

    private final long record;
    private final @Nullable EncodedDocument encoded;
    private @Nullable Document decoded;

    private FoundDocument(long record, @Nullable EncodedDocument encoded, @Nullable Document decoded) {
        this.record = record;
        this.encoded = encoded;
        this.decoded = decoded;
    }

    public static FoundDocument stored(long record, EncodedDocument document) {
        return new FoundDocument(record, document, null);
    }

    public static FoundDocument computed(Document document) {
        return new FoundDocument(NO_RECORD, null, document);
    }

    public long record() {
        return record;
    }

    /** @return null if the document was computed */
    public @Nullable EncodedDocument encoded() {
        return encoded;
    }

    /** @return the stored document */
    public EncodedDocument stored() {
        return Objects.requireNonNull(encoded, "The document is not stored");
    }

    /** @return a document that belongs to the query alone */
    public Document document() {
        if (decoded == null) {
            decoded = stored().decode();
        }
        return decoded;
    }

    /** @return a document with at least these fields */
    public Document fields(Set<String> names) {
        return decoded != null ? decoded : stored().decode(names);
    }

    /** @return the bytes of a stored document, an estimate for a computed one */
    public int bytes() {
        return encoded != null ? encoded.size() : DocumentSize.of(document());
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return document().entrySet();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return document().containsKey(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return document().get(name);
    }
}
