package io.countersign.intake.web.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.evaluation.DryRun.Trial;
import io.countersign.intake.web.ReasonView;
import io.countersign.intake.web.RuleCheckView;
import io.countersign.rules.Evaluation.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What would become of an application. */
@Schema(name = "Evaluation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvaluationView(
        @Schema(
                description = "Where it would go: decided at once, or to a human.",
                allowableValues = {"approved", "rejected", "human"})
        String route,

        @Schema(
                description = "With the route `approved`: a human may still decide, because pictures and names of other"
                        + " accounts are compared only when the application is decided.")
        boolean provisional,

        List<ReasonView> reasons,
        List<RuleCheckView> checks,
        @Schema(example = "intl-2022-02-21") String ruleSet,
        @Schema(description = "Of the rule set's content") String hash,
        Advisory advisory) {

    /** What quota would probably say: the views lag, quota decides. */
    @Schema(name = "Advisory", description = "What quota would probably say: it may be late, and quota decides.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Advisory(
            Instant asOf,
            @Schema(description = "Slots taken") int used,
            int limit,
            @Schema(description = "No slot is free.") boolean full,

            @Schema(description = "The signature that has this name in this region already.") @Nullable
            String duplicateOf) {

        static Advisory of(Trial trial) {
            return new Advisory(
                    trial.asOf(),
                    trial.used(),
                    trial.limit(),
                    trial.isFull(),
                    trial.holder().map(SignatureId::text).orElse(null));
        }
    }

    static EvaluationView of(Trial trial, Locale locale) {
        var evaluation = trial.evaluation();
        return new EvaluationView(
                route(evaluation.verdict()),
                trial.isProvisional(),
                ReasonView.of(evaluation.reasons(), locale),
                RuleCheckView.of(evaluation.assessment()),
                evaluation.assessment().ruleSet(),
                evaluation.assessment().hash(),
                Advisory.of(trial));
    }

    private static String route(Verdict verdict) {
        return switch (verdict) {
            case APPROVE -> "approved";
            case REJECT -> "rejected";
            case REFER -> "human";
        };
    }
}
