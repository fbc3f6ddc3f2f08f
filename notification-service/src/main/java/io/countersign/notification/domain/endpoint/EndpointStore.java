package io.countersign.notification.domain.endpoint;

import java.util.Collection;
import java.util.Map;

/** Where endpoints are kept, one for each owner; secrets are encrypted there. */
public interface EndpointStore {

    EndpointLookup find(EndpointOwner owner);

    /** The ids of the active endpoints among these owners'. Neither address nor secret is read. */
    Map<EndpointOwner, Endpoint.Id> active(Collection<EndpointOwner> owners);

    /** Who registered the endpoints of these owners, as far as they have one. Nothing else of them is read. */
    Map<EndpointOwner, EndpointOwner> registrars(Collection<EndpointOwner> owners);

    /** Durably; false if the owner has one already. */
    boolean insert(Endpoint endpoint);

    /** Durably, if the stored one has the version before {@code endpoint}'s. */
    boolean replace(Endpoint endpoint);

    /** Durably; false if the owner has none. */
    boolean remove(EndpointOwner owner);

    /** Durably; false if the owner has none or one with another id. */
    boolean remove(Endpoint endpoint);

    /** Durably; false if the owner has none or one of another registrar. */
    boolean remove(EndpointOwner owner, EndpointOwner registrar);
}
