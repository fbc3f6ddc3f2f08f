package io.countersign.review.domain;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.Retirement.Act;
import java.time.Instant;

/** What a reviewer hears. */
public sealed interface CaseCommandResult {

    /** The revision is the reviewer's until the lease ends. */
    record Leased(SignatureId signature, int revision, Lease lease) implements CaseCommandResult {}

    /** The revision is everybody's again. */
    record Released(SignatureId signature, int revision) implements CaseCommandResult {}

    /** The verdict stands, durably; a repeat hears the same. */
    record Ruled(SignatureId signature, int revision, OutcomeKind kind, Instant at) implements CaseCommandResult {}

    /** The approval is taken back, durably; a repeat hears the same. */
    record Retired(SignatureId signature, Act act) implements CaseCommandResult {}

    /** Nothing was changed. */
    record Refused(Conflict conflict) implements CaseCommandResult {}
}
