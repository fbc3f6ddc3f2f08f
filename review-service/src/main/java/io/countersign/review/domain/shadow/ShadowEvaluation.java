package io.countersign.review.domain.shadow;

import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.evaluation.EvaluatedRevision;
import io.countersign.review.domain.evaluation.RevisionEvaluation;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Approves;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Refers;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Rejects;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.rules.Disagreement;
import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.RuleSet;
import io.countersign.rules.context.Context;
import io.countersign.rules.context.Records;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Evaluates a shadow rule set, whose disagreements are counted and stored and which decides nothing. */
public final class ShadowEvaluation implements Consumer<EvaluatedRevision> {

    private final RuleSet second;
    private final Function<RevisionContent, Context> others;
    private final ShadowDisagreementStore kept;
    private final ReviewMetrics metrics;
    private final InstantSource clock;

    /** @param others what the set in force may have had no rule to ask about */
    public ShadowEvaluation(
            RuleSet second,
            Function<RevisionContent, Context> others,
            ShadowDisagreementStore kept,
            ReviewMetrics metrics,
            InstantSource clock) {
        this.second = second;
        this.others = others;
        this.kept = kept;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * It gets the same answers about other accounts as the set in force. Accounts for trying out are no
     * live traffic.
     */
    @Override
    public void accept(EvaluatedRevision evaluated) {
        var content = evaluated.content();
        if (content.account().test()) {
            return;
        }
        var said = evaluated.evaluation().assessment();
        var context = Records.of(said, others.apply(content));
        var otherwise = second.evaluate(content.application(), content.account(), context);
        var rules = Disagreement.between(said, otherwise.assessment());
        var from = verdict(evaluated.evaluation());
        if (rules.isEmpty() && from == otherwise.verdict()) {
            return;
        }
        var disagreement = new ShadowDisagreement(
                evaluated.signature(),
                evaluated.revision(),
                content.account().id(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                second.name(),
                second.hash(),
                from,
                otherwise.verdict(),
                rules);
        if (kept.add(disagreement)) {
            rules.forEach(metrics::disagreed);
        }
    }

    private static Verdict verdict(RevisionEvaluation evaluation) {
        return switch (evaluation) {
            case Rejects _ -> Verdict.REJECT;
            case Approves _ -> Verdict.APPROVE;
            case Refers _ -> Verdict.REFER;
        };
    }
}
