package io.countersign.notification.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.countersign.notification.domain.Endpoint;
import io.countersign.notification.domain.EndpointOwner;
import io.countersign.notification.domain.EndpointSecret;
import io.countersign.notification.domain.EndpointStore;
import io.countersign.notification.domain.UnreadableSecret;
import io.countersign.notification.domain.WebhookSecret;
import io.countersign.platform.security.SecretBox;
import io.countersign.platform.security.UnreadableSecretException;
import io.countersign.platform.store.DocumentMapper;
import io.countersign.platform.store.UniqueWrites;
import java.net.URI;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/** One document for each owner; the secret is sealed, and opened when the whole document is read. */
final class MongoEndpointStore implements EndpointStore {

    static final String COLLECTION = "endpoints";

    private static final String STATUS = "status";
    private static final String ACTIVE = Endpoint.Status.ACTIVE.name().toLowerCase(Locale.ROOT);

    private final MongoCollection<Document> endpoints;
    private final SecretBox box;
    private final DocumentMapper<Endpoint> mapper = new DocumentMapper<>(COLLECTION, this::read);
    private final DocumentMapper<Map.Entry<EndpointOwner, Endpoint.Id>> ids =
            new DocumentMapper<>(COLLECTION, MongoEndpointStore::id);

    MongoEndpointStore(MongoDatabase database, SecretBox box) {
        this.endpoints = database.getCollection(COLLECTION);
        this.box = box;
    }

    @Override
    public Map<EndpointOwner, Endpoint> find(Collection<EndpointOwner> owners) {
        var ids = owners.stream().map(EndpointOwner::value).sorted().toList();
        var found = new HashMap<EndpointOwner, Endpoint>();
        for (var document : endpoints.find(Filters.in("_id", ids))) {
            var endpoint = mapper.map(document);
            found.put(endpoint.owner(), endpoint);
        }
        return found;
    }

    @Override
    public Map<EndpointOwner, Endpoint.Id> active(Collection<EndpointOwner> owners) {
        var keys = owners.stream().map(EndpointOwner::value).sorted().toList();
        var found = new HashMap<EndpointOwner, Endpoint.Id>();
        endpoints
                .find(Filters.in("_id", keys))
                .projection(Projections.include("id", STATUS))
                .forEach(document -> {
                    if (ACTIVE.equals(document.get(STATUS))) {
                        ids.mapReadable(document).forEach(entry -> found.put(entry.getKey(), entry.getValue()));
                    }
                });
        return found;
    }

    private static Map.Entry<EndpointOwner, Endpoint.Id> id(Document document) {
        return Map.entry(
                new EndpointOwner(document.getString("_id")),
                new Endpoint.Id(Objects.requireNonNull(document.getString("id"))));
    }

    @Override
    public boolean insert(Endpoint endpoint) {
        return UniqueWrites.insert(endpoints, document(endpoint));
    }

    @Override
    public boolean replace(Endpoint endpoint) {
        var before = new Document("_id", endpoint.owner().value())
                .append("version", endpoint.version() - 1)
                .append("id", endpoint.id().value());
        return endpoints.replaceOne(before, document(endpoint)).getMatchedCount() == 1;
    }

    @Override
    public boolean remove(EndpointOwner owner) {
        return endpoints.deleteOne(new Document("_id", owner.value())).getDeletedCount() == 1;
    }

    @Override
    public boolean remove(Endpoint endpoint) {
        var stored = new Document("_id", endpoint.owner().value())
                .append("id", endpoint.id().value());
        return endpoints.deleteOne(stored).getDeletedCount() == 1;
    }

    private Document document(Endpoint endpoint) {
        return new Document("_id", endpoint.owner().value())
                .append("schema", 1)
                .append("version", endpoint.version())
                .append("registrar", endpoint.registrar().value())
                .append("id", endpoint.id().value())
                .append("url", endpoint.url().toString())
                .append("secret", sealed(endpoint))
                .append(STATUS, endpoint.status().name().toLowerCase(Locale.ROOT))
                .append("created", Date.from(endpoint.created()));
    }

    private String sealed(Endpoint endpoint) {
        return switch (endpoint.secret()) {
            case WebhookSecret secret -> box.seal(secret.text(), endpoint.id().value());
            case UnreadableSecret unreadable -> unreadable.sealed();
        };
    }

    private EndpointSecret secret(Document document, String id) {
        var sealed = document.getString("secret");
        try {
            return new WebhookSecret(box.open(sealed, id));
        } catch (UnreadableSecretException unreadable) {
            return new UnreadableSecret(sealed, String.valueOf(unreadable.getMessage()));
        }
    }

    private Endpoint read(Document document) {
        var id = document.getString("id");
        return new Endpoint(
                new EndpointOwner(document.getString("_id")),
                new EndpointOwner(document.getString("registrar")),
                new Endpoint.Id(id),
                document.getLong("version"),
                URI.create(document.getString("url")),
                secret(document, id),
                Endpoint.Status.valueOf(document.getString(STATUS).toUpperCase(Locale.ROOT)),
                document.getDate("created").toInstant());
    }
}
