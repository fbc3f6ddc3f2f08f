package io.countersign.acceptance;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Map;
import java.util.TreeMap;

/** The services' databases, looked at beside the services. */
final class Stored implements AutoCloseable {

    private final MongoClient client;
    private final String prefix;

    /** @param prefix with which the names of their databases begin */
    Stored(String uri, String prefix) {
        this.client = MongoClients.create(uri);
        this.prefix = prefix;
    }

    /** How many documents stand in each collection. */
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

    @Override
    public void close() {
        client.close();
    }
}
