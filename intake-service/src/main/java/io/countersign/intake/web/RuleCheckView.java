package io.countersign.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import io.countersign.rules.ApplicantView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** The result of one rule, as far as an applicant may know. */
@Schema(name = "Check")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleCheckView(
        @Schema(example = "name-length") String rule,

        @Schema(implementation = Finding.Result.class) String result,

        @Schema(description = "What it looked at") Map<String, String> values) {

    public static List<RuleCheckView> of(Assessment assessment) {
        return ApplicantView.of(assessment).findings().stream()
                .map(RuleCheckView::of)
                .toList();
    }

    private static RuleCheckView of(Finding finding) {
        return new RuleCheckView(finding.rule(), finding.result().code(), finding.values());
    }
}
