package io.countersign.notification.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.countersign.notification.domain.Endpoint;
import io.countersign.notification.domain.Endpoints;
import io.countersign.notification.domain.Owner;
import io.countersign.platform.security.SecretBox;
import java.net.URI;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;

/** One document for each owner; the secret is sealed. */
final class MongoEndpoints implements Endpoints {

    static final String COLLECTION = "endpoints";

    private final MongoCollection<Document> endpoints;
    private final SecretBox box;

    MongoEndpoints(MongoDatabase database, SecretBox box) {
        this.endpoints = database.getCollection(COLLECTION);
        this.box = box;
    }

    @Override
    public Map<Owner, Endpoint> find(Collection<Owner> owners) {
        var ids = owners.stream().map(Owner::value).sorted().toList();
        var found = new HashMap<Owner, Endpoint>();
        for (var document : endpoints.find(Filters.in("_id", ids))) {
            var endpoint = read(document);
            found.put(endpoint.owner(), endpoint);
        }
        return found;
    }

    @Override
    public boolean insert(Endpoint endpoint) {
        return Writes.insert(endpoints, document(endpoint));
    }

    @Override
    public boolean replace(Endpoint endpoint) {
        var before = Writes.at(endpoint.owner().value(), endpoint.version() - 1)
                .append("id", endpoint.id().value());
        return endpoints.replaceOne(before, document(endpoint)).getMatchedCount() == 1;
    }

    @Override
    public boolean remove(Owner owner) {
        return endpoints.deleteOne(new Document("_id", owner.value())).getDeletedCount() == 1;
    }

    private Document document(Endpoint endpoint) {
        return new Document("_id", endpoint.owner().value())
                .append("schema", 1)
                .append("version", endpoint.version())
                .append("id", endpoint.id().value())
                .append("url", endpoint.url().toString())
                .append(
                        "secret",
                        box.seal(endpoint.secret().text(), endpoint.id().value()))
                .append("status", endpoint.status().name().toLowerCase(Locale.ROOT))
                .append("created", Date.from(endpoint.created()));
    }

    private Endpoint read(Document document) {
        var id = document.getString("id");
        return new Endpoint(
                new Owner(document.getString("_id")),
                new Endpoint.Id(id),
                document.getLong("version"),
                URI.create(document.getString("url")),
                new io.countersign.notification.domain.Secret(box.open(document.getString("secret"), id)),
                Endpoint.Status.valueOf(document.getString("status").toUpperCase(Locale.ROOT)),
                document.getDate("created").toInstant());
    }
}
