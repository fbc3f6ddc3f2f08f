package io.countersign.review.domain.evaluation;

import io.countersign.review.domain.cases.RevisionContent;
import io.countersign.review.domain.evaluation.Evaluation.Approves;
import io.countersign.review.domain.evaluation.Evaluation.Refers;
import io.countersign.review.domain.evaluation.Evaluation.Rejects;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Context;
import java.util.Set;

/**
 * Asks the rule set that was in force where and when the application was submitted.
 *
 * @param fourEyes names of the rule sets under which two reviewers have to agree
 */
public record RulesEvaluator(RuleBook book, Context context, Set<String> fourEyes) implements Evaluator {

    public RulesEvaluator {
        fourEyes = Set.copyOf(fourEyes);
    }

    /** One reviewer decides, whatever the rule set. */
    public RulesEvaluator(RuleBook book, Context context) {
        this(book, context, Set.of());
    }

    @Override
    public Evaluation judge(RevisionContent content) {
        var said = book.evaluate(content.application(), content.account(), content.submittedAt(), context);
        return switch (said.verdict()) {
            case REJECT -> new Rejects(said.assessment(), said.route(), said.reasons());
            case APPROVE -> new Approves(said.assessment(), said.route());
            case REFER ->
                new Refers(
                        said.assessment(), fourEyes.contains(said.assessment().ruleSet()));
        };
    }
}
