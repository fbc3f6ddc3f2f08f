package io.countersign.review.domain.cases;

import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.rules.Disagreement;
import java.util.List;

/** Counts what happens; never decides anything. */
public interface ReviewMetrics {

    /** Durable, and not a repeat. */
    void decided(Outcome outcome);

    /** A lead took an approval back; durable, and not a repeat. */
    default void retired(List<ReasonCode> reasons) {}

    /** The shadow rule set disagrees. */
    default void disagreed(Disagreement disagreement) {}

    /** A question to the applicant is durable. */
    default void questionAsked() {}

    default void questionClosed(QuestionResult result) {}

    /** A decision is recorded as at risk. */
    default void atRisk() {}

    /** A decision is recorded as overdue. */
    default void overdue() {}

    /** A verdict was refused. */
    void refused(Conflict conflict);

    /** A reviewer came back with a lease that is no longer theirs. */
    void leaseLost();
}
