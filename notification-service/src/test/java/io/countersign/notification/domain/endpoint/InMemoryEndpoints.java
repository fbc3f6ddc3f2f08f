package io.countersign.notification.domain.endpoint;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Endpoints in a map. */
public final class InMemoryEndpoints implements EndpointStore {

    private final Map<EndpointOwner, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final Set<EndpointOwner> unreadable = ConcurrentHashMap.newKeySet();

    @Override
    public EndpointLookup find(EndpointOwner owner) {
        var found = endpoints.get(owner);
        if (found == null) {
            return new EndpointLookup.Absent();
        }
        return unreadable.contains(owner) ? new EndpointLookup.Unreadable("damaged") : new EndpointLookup.Found(found);
    }

    /** From now on the owner's document cannot be read, until it is removed. */
    public void damage(EndpointOwner owner) {
        unreadable.add(owner);
    }

    /** What the next look finds in place of a damaged document. */
    public void repair(EndpointOwner owner) {
        unreadable.remove(owner);
    }

    @Override
    public Map<EndpointOwner, EndpointOwner> registrars(Collection<EndpointOwner> owners) {
        return endpoints.values().stream()
                .filter(endpoint -> owners.contains(endpoint.owner()))
                .collect(Collectors.toMap(Endpoint::owner, Endpoint::registrar));
    }

    @Override
    public Map<EndpointOwner, Endpoint.Id> active(Collection<EndpointOwner> owners) {
        return endpoints.values().stream()
                .filter(endpoint -> owners.contains(endpoint.owner()))
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
    public boolean remove(EndpointOwner owner, EndpointOwner registrar) {
        var stored = endpoints.get(owner);
        return stored != null && stored.registrar().equals(registrar) && endpoints.remove(owner, stored);
    }

    @Override
    public boolean remove(EndpointOwner owner) {
        unreadable.remove(owner);
        return endpoints.remove(owner) != null;
    }
}
