package io.countersign.intake.domain.command;

import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.view.SignatureEtag;
import io.countersign.intake.domain.view.SignatureStatus;
import io.countersign.intake.domain.view.Status;
import java.time.Duration;
import java.util.List;

/** What became of a command. */
public sealed interface CommandResult {

    /**
     * The event is in the topic and the view shows it: a GET finds it from now on, at every instance.
     *
     * @param repeated the submission was stored before
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

    /** The question is not asked, is answered otherwise or is closed, or its revision has ended. */
    record QuestionNotOpen() implements CommandResult {}

    /** A modification names another region. */
    record RegionFixed(Region region) implements CommandResult {}

    /** A modification leaves fields unstated that the current revision states; {@code allowed} may be. */
    record StatedBefore(List<String> allowed) implements CommandResult {

        public StatedBefore {
            allowed = List.copyOf(allowed);
        }
    }

    /** {@code If-Match} names a state that is gone. */
    record PreconditionFailed(SignatureEtag current) implements CommandResult {}

    /** The idempotency key belongs to another request. */
    record KeyReused() implements CommandResult {}

    /** No such signature of this account. */
    record NotFound() implements CommandResult {}

    /**
     * A limit is reached.
     *
     * @param retryAfter how long the wait for room is estimated to take; zero if there is no estimate
     */
    record TooMany(Bound bound, int limit, Duration retryAfter) implements CommandResult {

        public TooMany(Bound bound, int limit) {
            this(bound, limit, Duration.ZERO);
        }

        /** The limit is not stated. */
        public static TooMany backlog(Duration retryAfter) {
            return new TooMany(Bound.BACKLOG, 0, retryAfter);
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
