package io.countersign.review.domain.cases;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Retirement.Act;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.reviewer.ClaimedRevision;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.OutcomeKind;
import java.time.Instant;
import java.util.List;

/** The result of a reviewer's command. */
public sealed interface CaseCommandResult {

    /** The revision is the reviewer's until the lease ends. */
    record Leased(SignatureId signature, int revision, Lease lease) implements CaseCommandResult {

        /** With this its holder acts. */
        public ClaimedRevision claim() {
            return lease.holder().claimOf(signature, revision);
        }
    }

    /** The revision may be claimed again. */
    record Released(SignatureId signature, int revision) implements CaseCommandResult {}

    /** The verdict is durable; a repeat gets the same result. */
    record VerdictAccepted(SignatureId signature, int revision, OutcomeKind kind, Instant at)
            implements CaseCommandResult {}

    /** The question is durable; a repeat gets the same result. */
    record Asked(SignatureId signature, int revision, Question question) implements CaseCommandResult {}

    /** The signature is retired durably; a repeat gets the same result. */
    record Retired(SignatureId signature, Act act) implements CaseCommandResult {}

    /** The lease has ended, and this is arranged for the revision. */
    record Handled(SignatureId signature, int revision, Handling handling) implements CaseCommandResult {}

    /** The verdict is durable and waits for a second reviewer or a senior; a repeat gets the same result. */
    record Recorded(SignatureId signature, int revision, Instant at) implements CaseCommandResult {}

    /** The reviewer holds as many cases as allowed. Nothing was changed. */
    record LimitReached(List<Slot> held) implements CaseCommandResult {

        public LimitReached {
            held = List.copyOf(held);
        }
    }

    /** Nothing was changed. */
    record Refused(Conflict conflict) implements CaseCommandResult {}
}
