package io.countersign.embedded.store.storage;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection by record number, which is given in insertion order. A stored document is never changed;
 * an update replaces it.
 */
public interface CollectionRecords {

    @Nullable
    Document get(long record);

    long add(Document document);

    void replace(long record, Document document);

    /** @return the removed document */
    @Nullable
    Document remove(long record);

    Iterator<Map.Entry<Long, Document>> all(boolean forward);

    int size();
}
