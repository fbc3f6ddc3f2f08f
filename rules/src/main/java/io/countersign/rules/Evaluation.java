package io.countersign.rules;

import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import java.util.List;

/**
 * The evaluation of one application by a rule set.
 *
 * @param assessment every rule's outcome, to be stored with the decision
 * @param reasons all reasons for the rejection; empty for any other verdict
 * @param route who decides by this; a sandbox may say that a human did
 */
public record Evaluation(Assessment assessment, Verdict verdict, List<Reason> reasons, Route route) {

    public Evaluation {
        reasons = List.copyOf(reasons);
    }

    /** What happens now. */
    public enum Verdict {
        REJECT,
        APPROVE,
        REFER
    }
}
