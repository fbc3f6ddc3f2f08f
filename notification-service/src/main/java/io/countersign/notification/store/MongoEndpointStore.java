package io.countersign.notification.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.countersign.notification.domain.Endpoint;
import io.countersign.notification.domain.EndpointOwner;
import io.countersign.notification.domain.EndpointStore;
import io.countersign.platform.security.SecretBox;
import java.net.URI;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;

/** One document for each owner; the secret is sealed. */
final class MongoEndpointStore implements EndpointStore {

    static final String COLLECTION = "endpoints";

    private final MongoCollection<Document> endpoints;
    private final SecretBox box;

    MongoEndpointStore(MongoDatabase database, SecretBox box) {
        this.endpoints = database.getCollection(COLLECTION);
        this.box = box;
    }

    @Override
    public Map<EndpointOwner, Endpoint> find(Collection<EndpointOwner> owners) {
        var ids = owners.stream().map(EndpointOwner::value).sorted().toList();
        var found = new HashMap<EndpointOwner, Endpoint>();
        for (var document : endpoints.find(Filters.in("_id", ids))) {
            var endpoint = read(document);
            found.put(endpoint.owner(), endpoint);
        }
        return found;
    }

    @Override
    public boolean insert(Endpoint endpoint) {
        return BulkWrites.insert(endpoints, document(endpoint));
    }

    @Override
    public boolean replace(Endpoint endpoint) {
        var before = BulkWrites.at(endpoint.owner().value(), endpoint.version() - 1)
                .append("id", endpoint.id().value());
        return endpoints.replaceOne(before, document(endpoint)).getMatchedCount() == 1;
    }

    @Override
    public boolean remove(EndpointOwner owner) {
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
                new EndpointOwner(document.getString("_id")),
                new Endpoint.Id(id),
                document.getLong("version"),
                URI.create(document.getString("url")),
                new io.countersign.notification.domain.WebhookSecret(box.open(document.getString("secret"), id)),
                Endpoint.Status.valueOf(document.getString("status").toUpperCase(Locale.ROOT)),
                document.getDate("created").toInstant());
    }
}
