package io.countersign.review.domain.evaluation;

import io.countersign.review.domain.evaluation.RevisionEvaluation.Approves;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Refers;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Rejects;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.rules.FourEyes;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Context;
import java.util.function.Function;

/**
 * Asks the rule set that was in force where and when the application was submitted.
 *
 * @param others what the rules may ask about other accounts
 */
public record RulesEvaluator(RuleBook book, Function<RevisionContent, Context> others) implements Evaluator {

    @Override
    public RevisionEvaluation evaluate(RevisionContent content) {
        var said =
                book.evaluate(content.application(), content.account(), content.submittedAt(), others.apply(content));
        return switch (said.verdict()) {
            case REJECT -> new Rejects(said.assessment(), said.route(), said.reasons());
            case APPROVE -> new Approves(said.assessment(), said.route());
            case REFER -> new Refers(said.assessment(), FourEyes.isDemandedBy(said.assessment()));
        };
    }
}
