package io.countersign.intake.domain;

import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;

/** What became of a command. */
public sealed interface CommandResult {

    /**
     * The event is in the topic and the view shows it: a GET finds it from now on, at every instance.
     *
     * @param repeated it stood there before
     */
    record Accepted(
            SignatureId signature,
            int revision,
            Status status,
            boolean withdrawalRequested,
            SignatureEtag etag,
            boolean repeated)
            implements CommandResult {}

    /** The signature's state doesn't allow it. */
    record Conflict(SignatureStatus standing) implements CommandResult {}

    /** A modification names another region. */
    record RegionFixed(Region region) implements CommandResult {}

    /** {@code If-Match} names a state that is gone. */
    record PreconditionFailed(SignatureEtag current) implements CommandResult {}

    /** The idempotency key belongs to another request. */
    record KeyReused() implements CommandResult {}

    /** No such signature of this account. */
    record NotFound() implements CommandResult {}

    /** A limit is reached. */
    record TooMany(Bound bound, int limit) implements CommandResult {

        /** The limit is not told. */
        public TooMany(Bound bound) {
            this(bound, 0);
        }
    }

    /** The broker or the store did not confirm in time; the record may appear later. */
    record Unavailable() implements CommandResult {}

    /** What is limited. */
    enum Bound {
        /** Revisions of the tenant that wait for their automatic decision. */
        BACKLOG,
        /** Revisions of the signature without an outcome; an outcome makes room. */
        OPEN_REVISIONS,
        /** Appeals of the account without an outcome; an outcome makes room. */
        OPEN_APPEALS,
        /** Revisions of the signature in all; nothing makes room. */
        REVISIONS
    }
}
