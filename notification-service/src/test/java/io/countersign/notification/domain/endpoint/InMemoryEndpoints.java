package io.countersign.notification.domain.endpoint;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Endpoints in a map. */
public final class InMemoryEndpoints implements EndpointStore {

    private final Map<EndpointOwner, Endpoint> endpoints = new ConcurrentHashMap<>();

    @Override
    public Map<EndpointOwner, Endpoint> find(Collection<EndpointOwner> owners) {
        var found = new HashMap<>(endpoints);
        found.keySet().retainAll(owners);
        return found;
    }

    @Override
    public Map<EndpointOwner, Endpoint.Id> active(Collection<EndpointOwner> owners) {
        return find(owners).values().stream()
                .filter(Endpoint::active)
                .collect(Collectors.toMap(Endpoint::owner, Endpoint::id));
    }

    @Override
    public boolean insert(Endpoint endpoint) {
        return endpoints.putIfAbsent(endpoint.owner(), endpoint) == null;
    }

    @Override
    public boolean replace(Endpoint endpoint) {
        var old = endpoints.get(endpoint.owner());
        return old != null
                && old.id().equals(endpoint.id())
                && old.version() == endpoint.version() - 1
                && endpoints.replace(endpoint.owner(), old, endpoint);
    }

    @Override
    public boolean remove(Endpoint endpoint) {
        var stored = endpoints.get(endpoint.owner());
        return stored != null && stored.id().equals(endpoint.id()) && endpoints.remove(endpoint.owner(), stored);
    }

    @Override
    public boolean remove(EndpointOwner owner) {
        return endpoints.remove(owner) != null;
    }
}
