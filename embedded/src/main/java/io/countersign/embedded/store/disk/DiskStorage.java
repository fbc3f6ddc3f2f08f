package io.countersign.embedded.store.disk;

import de.bwaldvogel.mongo.backend.IndexKey;
import io.countersign.embedded.document.EncodedDocument;
import io.countersign.embedded.index.EntrySet;
import io.countersign.embedded.index.IndexEntry;
import io.countersign.embedded.store.storage.CollectionRecords;
import io.countersign.embedded.store.storage.Storage;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/** Keeps documents and index entries in one file; one commit holds a document together with its entries. */
public final class DiskStorage implements Storage {

    private static final String RECORDS = "records:";
    private static final String INDEX = "index:";
    private static final String MULTIKEY = "multikey";
    private static final String EARLIER_FORMAT = "databases.";

    private final MVStore store;
    private final MVMap<String, String> multikey;

    public DiskStorage(MVStore store) {
        this.store = store;
        if (store.getMapNames().stream().anyMatch(map -> map.startsWith(EARLIER_FORMAT))) {
            throw new IllegalStateException(
                    "The store's file was written by an earlier version. Delete the data directory and start again.");
        }
        multikey = store.openMap(
                MULTIKEY,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    @Override
    public Set<String> databases() {
        return store.getMapNames().stream()
                .filter(map -> map.startsWith(RECORDS))
                .map(map -> map.substring(RECORDS.length(), map.indexOf('.')))
                .collect(Collectors.toSet());
    }

    @Override
    public CollectionRecords records(String namespace) {
        return new DiskRecords(store.openMap(
                RECORDS + namespace,
                new MVMap.Builder<Long, EncodedDocument>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(DocumentDataType.INSTANCE)));
    }

    @Override
    public EntrySet entries(String namespace, String index, List<IndexKey> keys) {
        return new DiskEntries(store.openMap(
                INDEX + namespace + ':' + index,
                new MVMap.Builder<IndexEntry, Boolean>()
                        .keyType(new IndexEntryDataType(Storage.order(keys)))
                        .valueType(PresenceDataType.INSTANCE)));
    }

    @Override
    public void dropRecords(String namespace) {
        if (store.hasMap(RECORDS + namespace)) {
            store.removeMap(RECORDS + namespace);
        }
    }

    @Override
    public void rename(String namespace, String newNamespace) {
        for (var map : List.copyOf(store.getMapNames())) {
            if (map.equals(RECORDS + namespace)) {
                renameMap(map, RECORDS + newNamespace);
            } else if (map.startsWith(INDEX + namespace + ':')) {
                renameEntries(map, INDEX + newNamespace + map.substring((INDEX + namespace).length()));
            }
        }
    }

    private void renameEntries(String map, String newName) {
        renameMap(map, newName);
        if (multikey.remove(map) != null) {
            multikey.put(newName, "");
        }
    }

    private void renameMap(String map, String newName) {
        if (store.hasMap(newName)) {
            store.removeMap(newName);
        }
        store.renameMap(store.openMap(map), newName);
    }

    @Override
    public long bytes() {
        var file = store.getFileStore();
        return file == null ? 0 : file.size();
    }

    private static final class DiskRecords implements CollectionRecords {

        private final MVMap<Long, EncodedDocument> documents;
        private long last;

        DiskRecords(MVMap<Long, EncodedDocument> documents) {
            this.documents = documents;
            var highest = documents.lastKey();
            last = highest == null ? 0 : highest;
        }

        @Override
        public @Nullable EncodedDocument get(long record) {
            return documents.get(record);
        }

        @Override
        public synchronized long add(EncodedDocument document) {
            documents.put(++last, document);
            return last;
        }

        @Override
        public void replace(long record, EncodedDocument document) {
            documents.put(record, document);
        }

        @Override
        public @Nullable EncodedDocument remove(long record) {
            return documents.remove(record);
        }

        @Override
        public Iterator<Map.Entry<Long, EncodedDocument>> all(boolean forward) {
            var cursor = documents.cursor(null, null, !forward);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return cursor.hasNext();
                }

                @Override
                public Map.Entry<Long, EncodedDocument> next() {
                    return Map.entry(cursor.next(), cursor.getValue());
                }
            };
        }

        @Override
        public int size() {
            return documents.size();
        }
    }

    private final class DiskEntries implements EntrySet {

        private final MVMap<IndexEntry, Boolean> entries;
        private volatile boolean severalPerDocument;

        DiskEntries(MVMap<IndexEntry, Boolean> entries) {
            this.entries = entries;
            severalPerDocument = multikey.containsKey(entries.getName());
        }

        @Override
        public void add(IndexEntry entry) {
            entries.put(entry, Boolean.TRUE);
        }

        @Override
        public void remove(IndexEntry entry) {
            entries.remove(entry);
        }

        @Override
        public Cursor<IndexEntry, Boolean> from(IndexEntry bound, boolean forward) {
            return entries.cursor(bound, null, !forward);
        }

        @Override
        public long size() {
            return entries.sizeAsLong();
        }

        @Override
        public boolean isMultikey() {
            return severalPerDocument;
        }

        @Override
        public void markMultikey() {
            severalPerDocument = true;
            multikey.put(entries.getName(), "");
        }

        @Override
        public void drop() {
            multikey.remove(entries.getName());
            store.removeMap(entries);
        }
    }
}
