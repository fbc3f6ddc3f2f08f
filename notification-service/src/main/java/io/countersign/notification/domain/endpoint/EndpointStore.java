package io.countersign.notification.domain.endpoint;

import java.util.Collection;
import java.util.Map;

/** Where endpoints are kept, one for each owner; secrets are encrypted there. */
public interface EndpointStore {

    Map<EndpointOwner, Endpoint> find(Collection<EndpointOwner> owners);

    /** The ids of the active endpoints among these owners'. Neither address nor secret is read. */
    Map<EndpointOwner, Endpoint.Id> active(Collection<EndpointOwner> owners);

    /** Durably; false if the owner has one already. */
    boolean insert(Endpoint endpoint);

    /** Durably, if the stored one has the version before {@code endpoint}'s. */
    boolean replace(Endpoint endpoint);

    /** Durably; false if the owner has none. */
    boolean remove(EndpointOwner owner);

    /** Durably; false if the owner has none or one with another id. */
    boolean remove(Endpoint endpoint);
}
