package io.countersign.platform.store.index;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.service.StartupException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the indexes of a service before its listeners start, with one {@code createIndexes} for each collection, or only
 * verifies them. A conflict or an absent index refuses the start with the commands that resolve it. An index that expires
 * documents is optional, since not every engine has such: without it the documents are kept.
 */
public final class IndexInitializer implements StartupCheck {

    private static final Logger LOG = LoggerFactory.getLogger(IndexInitializer.class);
    private static final int UNAUTHORIZED = 13;
    private static final int INDEX_OPTIONS_CONFLICT = 85;
    private static final int INDEX_KEY_SPECS_CONFLICT = 86;

    private final MongoDatabase database;
    private final List<CollectionIndexes> collections;
    private final IndexMode mode;

    public IndexInitializer(MongoDatabase database, Collection<CollectionIndexes> collections, IndexMode mode) {
        this.database = database;
        this.collections = List.copyOf(collections);
        this.mode = mode;
    }

    @Override
    public void run() {
        switch (mode) {
            case CREATE -> collections.forEach(this::create);
            case VERIFY -> verify();
        }
    }

    private void create(CollectionIndexes wanted) {
        try {
            create(wanted.collection(), wanted.descriptions());
        } catch (MongoCommandException refused) {
            switch (refused.getErrorCode()) {
                case INDEX_OPTIONS_CONFLICT, INDEX_KEY_SPECS_CONFLICT -> throw conflict(wanted, refused);
                case UNAUTHORIZED -> throw unauthorized(refused);
                default -> createWithoutExpiry(wanted, refused);
            }
        }
    }

    private void create(String collection, List<Document> descriptions) {
        if (!descriptions.isEmpty()) {
            database.runCommand(new Document("createIndexes", collection)
                    .append("indexes", descriptions)
                    .append("writeConcern", database.getWriteConcern().asDocument()));
        }
    }

    private void createWithoutExpiry(CollectionIndexes wanted, MongoCommandException refused) {
        var others = wanted.descriptions().stream()
                .filter(index -> !IndexDescriptions.expires(index))
                .toList();
        if (others.size() == wanted.descriptions().size()) {
            throw refused;
        }
        create(wanted.collection(), others);
        warnOfNoExpiry(wanted.collection(), String.valueOf(refused.getErrorMessage()));
    }

    private static void warnOfNoExpiry(String collection, String cause) {
        LOG.atWarn()
                .addKeyValue("collection", collection)
                .addKeyValue("cause", cause)
                .log("The store does not expire documents of this collection: they are kept");
    }

    private StartupException conflict(CollectionIndexes wanted, MongoCommandException refused) {
        var existing = existing(wanted.collection());
        var drops = wanted.descriptions().stream()
                .flatMap(index -> IndexDescriptions.conflicting(index, existing).stream())
                .distinct()
                .map(index -> drop(wanted.collection(), index))
                .toList();
        return new StartupException(
                ("indexes of the collection %s are not those that this version needs (%s); drop them with: %s;"
                                + " the service creates the others at its next start")
                        .formatted(wanted.collection(), refused.getErrorMessage(), String.join("; ", drops)));
    }

    private StartupException unauthorized(MongoCommandException refused) {
        return new StartupException(
                ("the database user may not create indexes (%s); grant it the role readWrite, or create the indexes as"
                                + " another user and set countersign.store.indexes=verify (COUNTERSIGN_INDEXES)")
                        .formatted(refused.getErrorMessage()));
    }

    private void verify() {
        var commands = new ArrayList<String>();
        for (var wanted : collections) {
            var existing = existing(wanted.collection());
            for (var index : wanted.descriptions()) {
                if (existing.stream().noneMatch(other -> IndexDescriptions.isSame(index, other))) {
                    report(wanted.collection(), index, existing, commands);
                }
            }
        }
        if (!commands.isEmpty()) {
            throw new StartupException(
                    "indexes are absent or differ, and countersign.store.indexes=verify creates none;"
                            + " create them with: " + String.join("; ", commands));
        }
    }

    private void report(String collection, Document index, List<Document> existing, List<String> commands) {
        if (IndexDescriptions.expires(index)) {
            warnOfNoExpiry(collection, "no such index");
            return;
        }
        IndexDescriptions.conflicting(index, existing).forEach(other -> commands.add(drop(collection, other)));
        commands.add("%s.createIndex(%s, %s)"
                .formatted(
                        shell(collection),
                        IndexDescriptions.keys(index).toJson(),
                        IndexDescriptions.options(index).toJson()));
    }

    private List<Document> existing(String collection) {
        return database.getCollection(collection).listIndexes().into(new ArrayList<>());
    }

    private String drop(String collection, Document index) {
        return "%s.dropIndex(\"%s\")".formatted(shell(collection), index.getString("name"));
    }

    private String shell(String collection) {
        return "db.getSiblingDB(\"%s\").getCollection(\"%s\")".formatted(database.getName(), collection);
    }
}
