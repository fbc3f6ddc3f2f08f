package io.countersign.notification.domain.endpoint;

import io.countersign.contracts.AccountId;
import java.net.URI;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Keeps each owner's one endpoint. */
public final class EndpointRegistration {

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 10;

    private final EndpointStore endpoints;
    private final InstantSource clock;
    private final RandomGenerator random;

    public EndpointRegistration(EndpointStore endpoints, InstantSource clock, RandomGenerator random) {
        this.endpoints = endpoints;
        this.clock = clock;
        this.random = random;
    }

    /** What a put did; only a created endpoint's secret is ever shown. */
    public sealed interface Put {

        Endpoint endpoint();

        record Created(Endpoint endpoint) implements Put {}

        record Changed(Endpoint endpoint) implements Put {}
    }

    /**
     * Creates the owner's endpoint, or moves and enables it, with its id and secret as they were. An endpoint of another
     * registrar, who knows its secret, and one that cannot be read are replaced by a new one.
     */
    public Put put(EndpointOwner owner, EndpointOwner registrar, URI url) {
        while (true) {
            var put = tryPut(owner, registrar, url);
            if (put.isPresent()) {
                return put.get();
            }
        }
    }

    /** Empty if another writer was faster, or if the document in its place has been removed. */
    private Optional<Put> tryPut(EndpointOwner owner, EndpointOwner registrar, URI url) {
        switch (find(owner)) {
            case EndpointLookup.Absent _ -> {
                var created = created(owner, registrar, url);
                return endpoints.insert(created) ? Optional.of(new Put.Created(created)) : Optional.empty();
            }
            case EndpointLookup.Found(var stored)
            when stored.registrar().equals(registrar) -> {
                var moved = stored.movedTo(url);
                return endpoints.replace(moved) ? Optional.of(new Put.Changed(moved)) : Optional.empty();
            }
            case EndpointLookup.Found(var stored) -> endpoints.remove(stored);
            case EndpointLookup.Unreadable _ -> endpoints.remove(owner);
        }
        return Optional.empty();
    }

    public EndpointLookup find(EndpointOwner owner) {
        return endpoints.find(owner);
    }

    /** Removes this endpoint, and none that was created after it. */
    public void remove(Endpoint endpoint) {
        endpoints.remove(endpoint);
    }

    /** What still waits for it is given up when it becomes due. */
    public boolean remove(EndpointOwner owner) {
        return endpoints.remove(owner);
    }

    /**
     * Removes each account's endpoint if a platform registered it to which the account is not registered any more.
     *
     * @param platforms to which the accounts are registered, empty for none
     * @return the accounts whose endpoint was removed
     */
    public Set<AccountId> endRelations(Map<AccountId, Optional<String>> platforms) {
        var registrars = endpoints.registrars(
                platforms.keySet().stream().map(EndpointOwner::account).toList());
        return platforms.entrySet().stream()
                .filter(one -> {
                    var registrar = registrars.get(EndpointOwner.account(one.getKey()));
                    return registrar != null && endRelation(one.getKey(), one.getValue(), registrar);
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean endRelation(AccountId account, Optional<String> platform, EndpointOwner registrar) {
        var owner = EndpointOwner.account(account);
        var current = platform.map(EndpointOwner::platform).orElse(owner);
        return !registrar.equals(owner) && !registrar.equals(current) && endpoints.remove(owner, registrar);
    }

    private Endpoint created(EndpointOwner owner, EndpointOwner registrar, URI url) {
        var id = new Endpoint.Id("ep_" + HexFormat.of().formatHex(bytes(ID_BYTES)));
        var secret = WebhookSecret.of(bytes(SECRET_BYTES));
        return new Endpoint(owner, registrar, id, 1, url, secret, Endpoint.Status.ACTIVE, clock.instant());
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
