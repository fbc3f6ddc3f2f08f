package io.countersign.notification.store;

import static java.util.function.Function.identity;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointLookup;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.store.EndpointDocument.ActiveEndpoint;
import io.countersign.notification.store.EndpointDocument.RegisteredEndpoint;
import io.countersign.platform.security.secret.SecretBox;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.platform.store.document.UnreadableDocumentException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

/** One document for each owner; the secret is sealed, and opened when the whole document is read. */
final class MongoEndpointStore implements EndpointStore {

    private final MappedCollection<EndpointDocument, Endpoint> endpoints;
    private final MappedCollection<ActiveEndpoint, ActiveEndpoint> active;
    private final MappedCollection<RegisteredEndpoint, RegisteredEndpoint> registered;
    private final SecretBox box;

    MongoEndpointStore(MongoOperations operations, SecretBox box) {
        this.endpoints = new MappedCollection<>(
                operations, CollectionNames.CURRENT, EndpointDocument.class, document -> document.toEndpoint(box));
        this.active = new MappedCollection<>(operations, CollectionNames.CURRENT, ActiveEndpoint.class, identity());
        this.registered =
                new MappedCollection<>(operations, CollectionNames.CURRENT, RegisteredEndpoint.class, identity());
        this.box = box;
    }

    @Override
    public EndpointLookup find(EndpointOwner owner) {
        try {
            var found = endpoints.findById(owner.value());
            return found == null ? new EndpointLookup.Absent() : new EndpointLookup.Found(found);
        } catch (UnreadableDocumentException unreadable) {
            return new EndpointLookup.Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public Map<EndpointOwner, EndpointOwner> registrars(Collection<EndpointOwner> owners) {
        var query = query(among(owners)).cursorBatchSize(owners.size() + 1);
        query.fields().include("registrar");
        var found = new HashMap<EndpointOwner, EndpointOwner>();
        registered.scan(
                query,
                endpoint -> found.put(new EndpointOwner(endpoint.owner()), new EndpointOwner(endpoint.registrar())));
        return found;
    }

    @Override
    public Map<EndpointOwner, Endpoint.Id> active(Collection<EndpointOwner> owners) {
        var query = query(among(owners).and("status").is(EndpointDocument.status(Endpoint.Status.ACTIVE)));
        query.fields().include("endpoint");
        var found = new HashMap<EndpointOwner, Endpoint.Id>();
        active.scan(
                query,
                endpoint -> found.put(new EndpointOwner(endpoint.owner()), new Endpoint.Id(endpoint.endpoint())));
        return found;
    }

    @Override
    public boolean insert(Endpoint endpoint) {
        return endpoints.insert(EndpointDocument.of(endpoint, box));
    }

    @Override
    public boolean replace(Endpoint endpoint) {
        var current = current(endpoint).and("version").is(endpoint.version() - 1);
        return endpoints.replace(query(current), EndpointDocument.of(endpoint, box));
    }

    @Override
    public boolean remove(EndpointOwner owner) {
        return endpoints.remove(query(among(List.of(owner))));
    }

    @Override
    public boolean remove(Endpoint endpoint) {
        return endpoints.remove(query(current(endpoint)));
    }

    @Override
    public boolean remove(EndpointOwner owner, EndpointOwner registrar) {
        return endpoints.remove(query(among(List.of(owner)).and("registrar").is(registrar.value())));
    }

    private static Criteria among(Collection<EndpointOwner> owners) {
        return where("owner")
                .in(owners.stream().map(EndpointOwner::value).sorted().toList());
    }

    private static Criteria current(Endpoint endpoint) {
        return where("owner")
                .is(endpoint.owner().value())
                .and("endpoint")
                .is(endpoint.id().value());
    }
}
