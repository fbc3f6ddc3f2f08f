package io.countersign.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.index.EntrySet;
import io.countersign.embedded.index.IndexEntry;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps everything in memory. */
final class MemoryStorage implements Storage {

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

    private static final class MemoryRecords implements CollectionRecords {

        private final NavigableMap<Long, Document> documents = new ConcurrentSkipListMap<>();
        private final FieldNames names = new FieldNames();
        private final AtomicLong last = new AtomicLong();
        private final AtomicLong size = new AtomicLong();

        @Override
        public @Nullable Document get(long record) {
            return documents.get(record);
        }

        @Override
        public long add(Document document) {
            long record = last.incrementAndGet();
            documents.put(record, names.shared(document));
            size.incrementAndGet();
            return record;
        }

        @Override
        public void replace(long record, Document document) {
            documents.put(record, names.shared(document));
        }

        @Override
        public @Nullable Document remove(long record) {
            var removed = documents.remove(record);
            if (removed != null) {
                size.decrementAndGet();
            }
            return removed;
        }

        @Override
        public Iterator<Map.Entry<Long, Document>> all(boolean forward) {
            return (forward ? documents : documents.descendingMap()).entrySet().iterator();
        }

        @Override
        public int size() {
            return size.intValue();
        }
    }

    /** The collection executes one operation at a time, and no iterator outlives its operation. */
    private static final class MemoryEntries implements EntrySet {

        private final NavigableSet<IndexEntry> entries;
        private boolean multikey;

        MemoryEntries(Comparator<IndexEntry> order) {
            entries = new TreeSet<>(order);
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
            return forward
                    ? entries.tailSet(bound, true).iterator()
                    : entries.headSet(bound, true).descendingIterator();
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
