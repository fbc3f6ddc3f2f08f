package io.countersign.notification.domain.endpoint;

import java.net.URI;
import java.time.Instant;

/**
 * Where an owner wants its notices posted.
 *
 * @param registrar who registered it: the owner, or the platform of the account that owns it
 * @param id names this endpoint for as long as it exists; one that is removed and put again gets another
 * @param version raised by every write, from 1
 */
public record Endpoint(
        EndpointOwner owner,
        EndpointOwner registrar,
        Id id,
        long version,
        URI url,
        EndpointSecret secret,
        Status status,
        Instant created) {

    /** Names an endpoint in deliveries. */
    public record Id(String value) {

        @Override
        public String toString() {
            return value;
        }
    }

    /** Whether notices are delivered to it. */
    public enum Status {
        ACTIVE,
        /** It answered 410, Gone, and stays silent until its owner puts it again. */
        DISABLED
    }

    public boolean active() {
        return status == Status.ACTIVE;
    }

    public Endpoint movedTo(URI other) {
        return new Endpoint(owner, registrar, id, version + 1, other, secret, Status.ACTIVE, created);
    }

    public Endpoint disabled() {
        return new Endpoint(owner, registrar, id, version + 1, url, secret, Status.DISABLED, created);
    }
}
