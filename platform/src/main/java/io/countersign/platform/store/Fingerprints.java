package io.countersign.platform.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.store.document.UniqueWrites;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps, for good, the fingerprint of what was published under a name. A service refuses to start when something else
 * has that name now, and warns of what is gone.
 */
public final class Fingerprints implements StartupCheck {

    private static final Logger LOG = LoggerFactory.getLogger(Fingerprints.class);

    private static final String ID = "_id";
    private static final String HASH = "hash";

    private final MongoDatabase database;
    private final String collection;
    private final Map<String, String> current;
    private final InstantSource clock;

    /** @param current the fingerprints by name */
    public Fingerprints(MongoDatabase database, String collection, Map<String, String> current, InstantSource clock) {
        this.database = database;
        this.collection = collection;
        this.current = new TreeMap<>(current);
        this.clock = clock;
    }

    @Override
    public void run() {
        var published = database.getCollection(collection);
        for (var entry : current.entrySet()) {
            var known = kept(published, entry.getKey(), entry.getValue());
            if (!known.equals(entry.getValue())) {
                throw new StartupException(
                        ("%1$s has changed since it was published under this name (%2$s, now %3$s). Restore the published"
                                        + " content and give the new one another name. If %1$s ships with a version"
                                        + " before the first release, start with an empty data directory, or delete"
                                        + " the document %1$s from the collection %4$s")
                                .formatted(entry.getKey(), known, entry.getValue(), collection));
            }
        }
        published
                .find(new Document(ID, new Document("$nin", List.copyOf(current.keySet()))))
                .forEach(this::warn);
    }

    /** Nothing needs it to go on, but what was decided by it can't be understood without it. */
    private void warn(Document gone) {
        LOG.atWarn()
                .addKeyValue("collection", collection)
                .addKeyValue("name", gone.getString(ID))
                .addKeyValue("hash", gone.getString(HASH))
                .log("What was published under this name is gone; keep its file");
    }

    private String kept(MongoCollection<Document> published, String name, String hash) {
        var known = published.find(new Document(ID, name)).first();
        if (known != null) {
            return known.getString(HASH);
        }
        boolean isFirst = UniqueWrites.insert(
                published,
                new Document(ID, name)
                        .append("schema", 1)
                        .append(HASH, hash)
                        .append("since", Date.from(clock.instant())));
        return isFirst ? hash : kept(published, name, hash);
    }
}
