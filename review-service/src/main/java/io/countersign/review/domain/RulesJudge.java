package io.countersign.review.domain;

import io.countersign.contracts.Route;
import io.countersign.review.domain.Judgement.Approves;
import io.countersign.review.domain.Judgement.Refers;
import io.countersign.review.domain.Judgement.Rejects;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Context;

/**
 * Asks the rule set that was in force where and when the application was submitted. Nothing of an account for trying out
 * reaches a reviewer, whatever set serves it: where a human would look, it is as if one had approved.
 */
public record RulesJudge(RuleBook book, Context context) implements Judge {

    @Override
    public Judgement judge(Content content) {
        var application = content.application();
        var rules = book.choose(application.region(), content.submittedAt(), content.account());
        var said = rules.evaluate(application, content.account(), context);
        return switch (said.verdict()) {
            case REJECT -> new Rejects(said.assessment(), said.route(), said.reasons());
            case APPROVE -> new Approves(said.assessment(), said.route());
            case REFER ->
                content.account().test() ? new Approves(said.assessment(), Route.HUMAN) : new Refers(said.assessment());
        };
    }
}
