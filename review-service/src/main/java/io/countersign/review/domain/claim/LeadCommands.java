package io.countersign.review.domain.claim;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Handled;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.CaseWriter.Step;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Handling.Assignment;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/** What leads do with open cases, whoever holds them: take leases back, reassign, set priorities. */
public final class LeadCommands {

    /** Cases of one bulk command. */
    public static final int MAX_CASES = 100;

    private final CaseWriter writer;
    private final ReviewerDirectory reviewers;
    private final ClaimSettings settings;
    private final InstantSource clock;

    public LeadCommands(CaseWriter writer, ReviewerDirectory reviewers, ClaimSettings settings, InstantSource clock) {
        this.writer = writer;
        this.reviewers = reviewers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Ends any lease, hold and assignment of each case; one result for each, in the same order. */
    public List<CaseCommandResult> takeBack(List<SignatureId> signatures, String lead) {
        return each(
                signatures,
                lead,
                open -> open.leasedTo(null).handled(open.handling().claimed()));
    }

    /** The same, and each case is offered to that reviewer alone for a while. */
    public List<CaseCommandResult> reassign(List<SignatureId> signatures, String lead, String to) {
        var refusal = reviewers.refusal(to, now());
        if (refusal != null) {
            return signatures.stream()
                    .map(signature -> (CaseCommandResult) new Refused(refusal))
                    .toList();
        }
        var assignment = new Assignment(to, lead, now().plus(settings.handOver()));
        return each(
                signatures,
                lead,
                open -> open.leasedTo(null).handled(open.handling().assigned(assignment)));
    }

    /** Leases stay as they are. */
    public List<CaseCommandResult> prioritize(List<SignatureId> signatures, String lead, Priority priority) {
        return each(signatures, lead, open -> open.handled(open.handling().prioritized(priority)));
    }

    private List<CaseCommandResult> each(List<SignatureId> signatures, String lead, UnaryOperator<Open> change) {
        if (signatures.size() > MAX_CASES) {
            throw new IllegalArgumentException("a command takes at most " + MAX_CASES + " cases");
        }
        return signatures.stream()
                .map(signature -> one(signature, lead, change))
                .toList();
    }

    private CaseCommandResult one(SignatureId signature, String lead, UnaryOperator<Open> change) {
        return writer.attempt(signature, known -> {
            var open = known.open();
            if (open == null) {
                return Step.refused(Conflict.NOTHING_WAITING);
            }
            var next = change.apply(open.getValue());
            var handled = new Handled(signature, open.getKey(), next.handling());
            return next.equals(open.getValue())
                    ? Step.answered(handled)
                    : Step.written(
                            handled,
                            known.with(open.getKey(), next)
                                    .recorded(HistoryAction.ARRANGED, lead, now(), open.getKey(), known));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
