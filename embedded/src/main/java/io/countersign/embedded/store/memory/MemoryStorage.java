package io.countersign.embedded.store.memory;

import de.bwaldvogel.mongo.backend.IndexKey;
import io.countersign.embedded.index.EntrySet;
import io.countersign.embedded.index.IndexEntry;
import io.countersign.embedded.store.storage.CollectionRecords;
import io.countersign.embedded.store.storage.Storage;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Keeps everything in memory. */
public final class MemoryStorage implements Storage {

    private final Map<String, CollectionRecords> records = new ConcurrentHashMap<>();

    @Override
    public Set<String> databases() {
        return records.keySet().stream()
                .map(namespace -> namespace.substring(0, namespace.indexOf('.')))
                .collect(Collectors.toSet());
    }

    @Override
    public CollectionRecords records(String namespace) {
        return records.computeIfAbsent(namespace, _ -> new MemoryRecords());
    }

    @Override
    public EntrySet entries(String namespace, String index, List<IndexKey> keys) {
        return new MemoryEntries(Storage.order(keys));
    }

    @Override
    public void dropRecords(String namespace) {
        records.remove(namespace);
    }

    @Override
    public void rename(String namespace, String newNamespace) {
        var renamed = records.remove(namespace);
        if (renamed != null) {
            records.put(newNamespace, renamed);
        }
    }

    @Override
    public long bytes() {
        return 0;
    }

    /** The collection executes one operation at a time, and no iterator outlives its operation. */
    private static final class MemoryEntries implements EntrySet {

        private final SortedEntries entries;
        private boolean multikey;

        MemoryEntries(Comparator<IndexEntry> order) {
            entries = new SortedEntries(order);
        }

        @Override
        public void add(IndexEntry entry) {
            entries.add(entry);
        }

        @Override
        public void remove(IndexEntry entry) {
            entries.remove(entry);
        }

        @Override
        public Iterator<IndexEntry> from(IndexEntry bound, boolean forward) {
            return entries.from(bound, forward);
        }

        @Override
        public long size() {
            return entries.size();
        }

        @Override
        public boolean isMultikey() {
            return multikey;
        }

        @Override
        public void markMultikey() {
            multikey = true;
        }

        @Override
        public void drop() {
            entries.clear();
        }
    }
}
