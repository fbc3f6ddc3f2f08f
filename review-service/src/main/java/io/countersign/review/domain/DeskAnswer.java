package io.countersign.review.domain;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.Retirement.Act;
import java.time.Instant;

/** What a reviewer hears. */
public sealed interface DeskAnswer {

    /** The revision is the reviewer's until the lease ends. */
    record Leased(SignatureId signature, int revision, Lease lease) implements DeskAnswer {}

    /** The revision is everybody's again. */
    record Released(SignatureId signature, int revision) implements DeskAnswer {}

    /** The verdict stands, durably; a repeat hears the same. */
    record Ruled(SignatureId signature, int revision, OutcomeKind kind, Instant at) implements DeskAnswer {}

    /** The approval is taken back, durably; a repeat hears the same. */
    record Retired(SignatureId signature, Act act) implements DeskAnswer {}

    /** Nothing was changed. */
    record Refused(Conflict conflict) implements DeskAnswer {}
}
