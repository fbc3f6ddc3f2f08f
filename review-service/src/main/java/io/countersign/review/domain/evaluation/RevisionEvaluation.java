package io.countersign.review.domain.evaluation;

import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import java.util.List;

/** What the rules say of one application as a whole. */
public sealed interface RevisionEvaluation {

    Assessment assessment();

    /**
     * With every reason at once.
     *
     * @param route automatic, except under the rule set of the sandbox
     */
    record Rejects(Assessment assessment, Route route, List<Reason> reasons) implements RevisionEvaluation {

        public Rejects {
            reasons = List.copyOf(reasons);
        }
    }

    /** Every rule passed and the rule set allows this route. */
    record Approves(Assessment assessment, Route route) implements RevisionEvaluation {}

    /**
     * A human decides.
     *
     * @param fourEyes whether two reviewers have to agree
     */
    record Refers(Assessment assessment, boolean fourEyes) implements RevisionEvaluation {

        /** One reviewer decides. */
        public Refers(Assessment assessment) {
            this(assessment, false);
        }
    }
}
