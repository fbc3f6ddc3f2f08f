package io.countersign.review.domain;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.Retirement.Act;
import java.time.Instant;

/** The result of a reviewer's command. */
public sealed interface CaseCommandResult {

    /** The revision is the reviewer's until the lease ends. */
    record Leased(SignatureId signature, int revision, Lease lease) implements CaseCommandResult {}

    /** The revision may be claimed again. */
    record Released(SignatureId signature, int revision) implements CaseCommandResult {}

    /** The verdict is durable; a repeat gets the same result. */
    record Ruled(SignatureId signature, int revision, OutcomeKind kind, Instant at) implements CaseCommandResult {}

    /** The signature is retired durably; a repeat gets the same result. */
    record Retired(SignatureId signature, Act act) implements CaseCommandResult {}

    /** Nothing was changed. */
    record Refused(Conflict conflict) implements CaseCommandResult {}
}
