package io.countersign.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.document.EncodedDocument;
import io.countersign.embedded.document.FoundDocument;
import java.util.Iterator;

/** The documents of a collection. */
public interface DocumentSource {

    EncodedDocument get(long record);

    /** @return all documents, in insertion order or backward */
    Iterator<FoundDocument> all(boolean forward);

    /** Whether a document satisfies a filter. */
    boolean matches(Document document, Document filter);
}
