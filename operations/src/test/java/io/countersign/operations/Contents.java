package io.countersign.operations;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.countersign.operations.command.ServerConnection;
import io.countersign.operations.kafka.ServiceGroups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** Everything in the services' databases, to compare and to put back. */
record Contents(Map<String, Map<String, List<Document>>> databases) {

    static Contents of(ServerConnection connection, MongoClient client) {
        var databases = new TreeMap<String, Map<String, List<Document>>>();
        for (var service : ServiceGroups.SERVICES) {
            var database = connection.database(client, service);
            var collections = new TreeMap<String, List<Document>>();
            for (var name : database.listCollectionNames()) {
                collections.put(name, database.getCollection(name).find().into(new ArrayList<>()));
            }
            databases.put(service, collections);
        }
        return new Contents(databases);
    }

    /** What a rebuild makes, and what it raises. */
    static final Map<String, List<String>> DERIVED = Map.of(
            "intake", List.of("views", "limits", "appeals", "approved", "ids", "counters"),
            "quota", List.of("ledgers"),
            "review", List.of("cases", "deleted_certificates"),
            "notification", List.of("notices", "feeds"));

    static void dropDerived(ServerConnection connection, MongoClient client) {
        DERIVED.forEach((service, collections) -> collections.forEach(
                name -> connection.database(client, service).getCollection(name).drop()));
    }

    /** As a backup is restored: what came later is gone. */
    void restore(ServerConnection connection, MongoClient client) {
        databases.forEach((service, collections) -> {
            var database = connection.database(client, service);
            for (var name : database.listCollectionNames().into(new ArrayList<>())) {
                database.getCollection(name).deleteMany(new Document());
            }
            collections.forEach((name, documents) -> insert(database, name, documents));
        });
    }

    private static void insert(MongoDatabase database, String name, List<Document> documents) {
        if (!documents.isEmpty()) {
            database.getCollection(name).insertMany(documents);
        }
    }

    Map<Object, Document> documents(String service, String collection) {
        var byId = new HashMap<Object, Document>();
        databases
                .getOrDefault(service, Map.of())
                .getOrDefault(collection, List.of())
                .forEach(document -> byId.put(document.get("_id"), new Document(document)));
        return byId;
    }
}
