package io.countersign.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ObjectDataType;

/** A database whose documents stand in the file as BSON. */
final class DiskDatabase extends H2Database {

    private static final String DOCUMENTS = "databases.";
    private static final String META = "meta.";
    private static final String INDEX = "._index_";

    private final MVStore store;

    /** The parent opens what exists while it is constructed, so the store is set before. */
    DiskDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store;
        super(name, store, cursors);
    }

    /** Opens the collection's map with our type; the parent then finds it open. */
    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        store.openMap(
                DOCUMENTS + getFullCollectionNamespace(collection),
                new MVMap.Builder<Object, Document>()
                        .keyType(new ObjectDataType())
                        .valueType(DocumentType.BSON));
        return super.openOrCreateCollection(collection, options);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new KeyFirstIndex<>(super.openOrCreateUniqueIndex(collection, index, keys, sparse), sparse);
    }

    /**
     * The parent renames in memory only: in the file, documents and unique keys would stay under the old name, and after
     * a restart none would be found.
     */
    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        var before = getFullCollectionNamespace(collection.getCollectionName());
        super.moveCollection(from, collection, newName);
        var after = getFullCollectionNamespace(newName);
        for (var map : List.copyOf(store.getMapNames())) {
            if (map.equals(DOCUMENTS + before) || map.equals(META + before) || map.startsWith(before + INDEX)) {
                rename(map, map.replace(before, after));
            }
        }
    }

    private void rename(String map, String newName) {
        if (store.hasMap(newName)) {
            store.removeMap(newName);
        }
        store.renameMap(store.openMap(map), newName);
    }
}
