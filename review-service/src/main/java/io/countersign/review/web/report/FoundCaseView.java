package io.countersign.review.web.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStatus;
import io.countersign.review.domain.report.CaseSummaryFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case that was found. */
@Schema(name = "FoundCase")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FoundCaseView(
        @Schema(example = "1001", description = "The signature's id")
        String id,

        @Schema(example = "acme-cloud") String account,

        @Schema(example = "Acme Cloud", description = "Of the newest content that is kept") @Nullable
        String name,

        @Schema(implementation = CaseStatus.class) String status,

        @Schema(description = "The last submission or outcome")
        Instant changedAt,

        List<String> references,

        @Schema(description = "Who gave verdicts that decided a revision")
        List<String> reviewers,

        @Schema(description = "Codes of the reasons of all outcomes")
        List<String> reasons) {

    /** @param next the cursor of the following page, absent after the last one */
    @Schema(name = "FoundCases")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            List<FoundCaseView> cases,

            @Schema(description = "Cursor of the next page; absent after the last one") @Nullable
            String next) {}

    static FoundCaseView of(Case known) {
        var fields = CaseSummaryFields.of(known);
        return new FoundCaseView(
                known.signature().text(),
                known.account().value(),
                fields.name(),
                fields.status().code(),
                fields.changedAt(),
                List.copyOf(fields.references()),
                List.copyOf(fields.reviewers()),
                List.copyOf(fields.reasons()));
    }
}
