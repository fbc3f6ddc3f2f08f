package io.countersign.review.web;

import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Asked;
import io.countersign.review.domain.cases.CaseCommandResult.Handled;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.LimitReached;
import io.countersign.review.domain.cases.CaseCommandResult.Recorded;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseCommandResult.Released;
import io.countersign.review.domain.cases.CaseCommandResult.Retired;
import io.countersign.review.domain.cases.CaseCommandResult.VerdictAccepted;

/** Results of commands as answers. */
public final class CommandAnswers {

    private CommandAnswers() {}

    /** @throws ProblemException where the command was refused */
    public static <T extends CaseCommandResult> T expect(Class<T> type, CaseCommandResult answer) {
        if (type.isInstance(answer)) {
            return type.cast(answer);
        }
        throw problem(answer);
    }

    public static ProblemException problem(CaseCommandResult answer) {
        return switch (answer) {
            case Refused refused -> ConflictProblems.problem(refused.conflict());
            case LimitReached limit -> ConflictProblems.limit(limit.held());
            case Leased _, Released _, VerdictAccepted _, Recorded _, Handled _, Asked _, Retired _ ->
                throw new IllegalStateException("unexpected result: " + answer);
        };
    }
}
