package io.countersign.intake.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.intake.domain.view.Revision;
import io.countersign.intake.web.ReasonView;
import io.countersign.intake.web.RuleCheckView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The findings of the rules on one revision, as far as an applicant may know. */
@Schema(name = "Explanation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleExplanation(
        int revision,

        @Schema(allowableValues = {"pending", "approved", "rejected", "refused", "withdrawn", "discarded"})
        String status,

        @Schema(description = "Who decided.", implementation = Route.class) @Nullable
        String route,

        String ruleSet,
        @Schema(description = "Of the rule set's content") String hash,
        List<RuleCheckView> checks,
        List<ReasonView> reasons) {

    static Optional<RuleExplanation> of(Revision revision, Locale locale) {
        return Optional.ofNullable(assessment(revision))
                .map(assessment -> new RuleExplanation(
                        revision.number(),
                        revision.status().code(),
                        route(revision),
                        assessment.ruleSet(),
                        assessment.hash(),
                        RuleCheckView.of(assessment),
                        ReasonView.of(revision.reasons(), locale)));
    }

    private static @Nullable Assessment assessment(Revision revision) {
        var sent = revision.sent();
        var decided = switch (revision.outcome()) {
            case SignatureApproved approved -> approved.assessment();
            case SignatureRejected rejected -> rejected.assessment();
            case null, default -> null;
        };
        return decided != null || sent == null ? decided : sent.assessment();
    }

    private static @Nullable String route(Revision revision) {
        return switch (revision.outcome()) {
            case SignatureApproved approved -> approved.route().code();
            case SignatureRejected rejected -> rejected.route().code();
            case null, default -> null;
        };
    }
}
