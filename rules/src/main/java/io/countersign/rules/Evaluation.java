package io.countersign.rules;

import io.countersign.contracts.events.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import java.util.List;

/**
 * What a rule set says of one application.
 *
 * @param assessment every rule's outcome, to be stored with the decision
 * @param reasons all that speaks against it; empty unless the verdict is to reject
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
