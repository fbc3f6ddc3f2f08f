package io.countersign.review.web.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.review.domain.report.QualityReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far reviewers agree. */
@Schema(name = "QualityReport")
record QualityView(
        Instant from,
        Instant until,

        @Schema(description = "Reviews without a final verdict")
        int waiting,

        Total total,
        List<Agreement> reviewers,
        List<Overturned> overturned) {

    /** Of all reviewers together. */
    @Schema(name = "TotalAgreement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Total(
            int secondReviews,
            int agreed,
            int upheldAgainst,
            int knownAnswers,
            int knownCorrect,

            @Schema(description = "Of second reviews and known answers together; absent without any") @Nullable
            Integer percent) {

        static Total of(QualityReport.Agreement total) {
            return new Total(
                    total.secondReviews(),
                    total.agreed(),
                    total.upheldAgainst(),
                    total.knownAnswers(),
                    total.knownCorrect(),
                    total.percent());
        }
    }

    /** Of one reviewer. */
    @Schema(name = "ReviewerAgreement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Agreement(
            @Schema(example = "rita") String reviewer,
            int secondReviews,

            @Schema(description = "With the decision that was reviewed")
            int agreed,

            @Schema(description = "A senior upheld the decision against the reviewer")
            int upheldAgainst,

            int knownAnswers,
            int knownCorrect,

            @Schema(description = "Of second reviews and known answers together; absent without any") @Nullable
            Integer percent) {}

    /** A decision that a senior did not uphold. */
    @Schema(name = "OverturnedDecision")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Overturned(
            @Schema(example = "1001") String id,
            int revision,

            @Schema(description = "Absent where it was decided automatically") @Nullable
            String decidedBy,

            @Schema(example = "uma") String senior,
            Instant at,

            @Schema(description = "An approval should be retired by a lead; the outcome of a rejection is unchanged")
            boolean retirementAsked) {}

    static QualityView of(QualityReport report) {
        return new QualityView(
                report.from(),
                report.until(),
                report.waiting(),
                Total.of(report.total()),
                report.reviewers().stream()
                        .map(one -> new Agreement(
                                one.reviewer(),
                                one.secondReviews(),
                                one.agreed(),
                                one.upheldAgainst(),
                                one.knownAnswers(),
                                one.knownCorrect(),
                                one.percent()))
                        .toList(),
                report.overturned().stream()
                        .map(one -> new Overturned(
                                one.source().text(),
                                one.revision(),
                                one.decidedBy(),
                                one.senior(),
                                one.at(),
                                one.isRetirementAsked()))
                        .toList());
    }
}
