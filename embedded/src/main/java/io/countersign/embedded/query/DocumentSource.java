package io.countersign.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;

/** The documents of a collection. */
public interface DocumentSource {

    Document get(long record);

    /** @return all documents, in insertion order or backward */
    Iterator<Document> all(boolean forward);

    /** Whether a document satisfies a filter. */
    boolean matches(Document document, Document filter);
}
