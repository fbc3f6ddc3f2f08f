package io.countersign.notification.domain.endpoint;

import io.countersign.contracts.AccountId;
import java.net.URI;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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
     * registrar, who knows its secret, is replaced by a new one.
     */
    public Put put(EndpointOwner owner, EndpointOwner registrar, URI url) {
        while (true) {
            var stored = find(owner);
            if (stored.isEmpty()) {
                var created = created(owner, registrar, url);
                if (endpoints.insert(created)) {
                    return new Put.Created(created);
                }
            } else if (!stored.get().registrar().equals(registrar)) {
                endpoints.remove(stored.get());
            } else {
                var moved = stored.get().movedTo(url);
                if (endpoints.replace(moved)) {
                    return new Put.Changed(moved);
                }
            }
        }
    }

    public Optional<Endpoint> find(EndpointOwner owner) {
        return Optional.ofNullable(endpoints.find(List.of(owner)).get(owner));
    }

    /** Removes this endpoint, and none that was created after it. */
    public void remove(Endpoint endpoint) {
        endpoints.remove(endpoint);
    }

    /** What still waits for it is given up when it becomes due. */
    public boolean remove(EndpointOwner owner) {
        return endpoints.remove(owner);
    }

    /** Removes the account's endpoint if a platform registered it to which the account is not registered any more. */
    public boolean endRelation(AccountId account, @Nullable String platform) {
        var owner = EndpointOwner.account(account);
        var current = platform == null ? owner : EndpointOwner.platform(platform);
        return find(owner)
                .filter(endpoint -> !endpoint.registrar().equals(owner))
                .filter(endpoint -> !endpoint.registrar().equals(current))
                .filter(endpoints::remove)
                .isPresent();
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
