package io.countersign.embedded.store.storage;

import io.countersign.embedded.document.EncodedDocument;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection by record number, which is given in insertion order. An update replaces
 * a document.
 */
public interface CollectionRecords {

    @Nullable
    EncodedDocument get(long record);

    long add(EncodedDocument document);

    void replace(long record, EncodedDocument document);

    /** @return the removed document */
    @Nullable
    EncodedDocument remove(long record);

    Iterator<Map.Entry<Long, EncodedDocument>> all(boolean forward);

    int size();
}
