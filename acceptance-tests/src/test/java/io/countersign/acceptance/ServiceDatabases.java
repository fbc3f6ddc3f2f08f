package io.countersign.acceptance;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Reads the services' databases directly. */
final class ServiceDatabases implements AutoCloseable {

    private final MongoClient client;
    private final String prefix;

    /** @param prefix with which the names of their databases begin */
    ServiceDatabases(String uri, String prefix) {
        this.client = MongoClients.create(uri);
        this.prefix = prefix;
    }

    /** How many documents each collection has. */
    Map<String, Long> documents() {
        var counts = new TreeMap<String, Long>();
        for (var name : client.listDatabaseNames()) {
            if (name.startsWith(prefix)) {
                var database = client.getDatabase(name);
                for (var collection : database.listCollectionNames()) {
                    counts.put(
                            name + "." + collection,
                            database.getCollection(collection).estimatedDocumentCount());
                }
            }
        }
        return counts;
    }

    /** How many bytes one document has. */
    int bytes(String service, String collection, String id) {
        var found = client.getDatabase(prefix + service)
                .getCollection(collection, RawBsonDocument.class)
                .find(new Document("_id", id))
                .first();
        return Objects.requireNonNull(found, id).getByteBuffer().remaining();
    }

    @Override
    public void close() {
        client.close();
    }
}
