package io.countersign.service.rebuild;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.CollectionIndexes;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;

/** The second collections that a rebuild fills, and their switch into the place of the current ones. */
public final class RebuiltCollections {

    private final MongoDatabase database;
    private final StoreMark mark;
    private final List<String> names;

    RebuiltCollections(MongoDatabase database, StoreMark mark, List<String> names) {
        this.database = database;
        this.mark = mark;
        this.names = List.copyOf(names);
    }

    public MongoCollection<Document> collection(String name) {
        return database.getCollection(CollectionNames.REBUILT.of(name));
    }

    /** Drops what an earlier rebuild left that did not complete. */
    public void clear() {
        var existing = database.listCollectionNames().into(new HashSet<>());
        names.stream()
                .filter(name -> existing.contains(CollectionNames.REBUILT.of(name)))
                .forEach(name -> collection(name).drop());
    }

    /** A rebuild creates them in every mode: its user drops and renames collections anyway. */
    void createIndexes(Collection<CollectionIndexes> current) {
        var rebuilt = current.stream()
                .filter(indexes -> names.contains(indexes.collection()))
                .map(indexes -> indexes.in(CollectionNames.REBUILT))
                .toList();
        new IndexInitializer(database, rebuilt, IndexMode.CREATE).run();
    }

    /** Removes the store's marker, then renames each collection. A second collection that is absent counts as empty. */
    public void switchIn() {
        mark.remove();
        var existing = database.listCollectionNames().into(new HashSet<>());
        for (var name : names) {
            if (existing.contains(CollectionNames.REBUILT.of(name))) {
                collection(name)
                        .renameCollection(
                                new MongoNamespace(database.getName(), name),
                                new RenameCollectionOptions().dropTarget(true));
            } else if (existing.contains(name)) {
                database.getCollection(name).deleteMany(new Document());
            }
        }
    }
}
