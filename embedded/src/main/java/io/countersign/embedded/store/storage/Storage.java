package io.countersign.embedded.store.storage;

import de.bwaldvogel.mongo.backend.IndexKey;
import io.countersign.embedded.index.EntrySet;
import io.countersign.embedded.index.IndexEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Where documents and index entries are kept. A namespace is {@code database.collection}. */
public interface Storage {

    /** @return the databases that have records */
    Set<String> databases();

    /** Opens or creates the records of a collection. */
    CollectionRecords records(String namespace);

    /** Opens or creates the entries of an index. */
    EntrySet entries(String namespace, String index, List<IndexKey> keys);

    void dropRecords(String namespace);

    /** Renames a collection's records and entries; what was opened stays usable. */
    void rename(String namespace, String newNamespace);

    /** @return the bytes on disk, 0 in memory */
    long bytes();

    static Comparator<IndexEntry> order(List<IndexKey> keys) {
        return IndexEntry.order(keys.stream().map(IndexKey::isAscending).toList());
    }
}
