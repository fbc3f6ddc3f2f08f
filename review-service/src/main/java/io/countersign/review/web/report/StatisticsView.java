package io.countersign.review.web.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.review.domain.report.ReviewStatistics;
import io.countersign.review.domain.report.ReviewStatistics.HourCount;
import io.countersign.review.domain.report.ReviewStatistics.ReasonCount;
import io.countersign.review.domain.report.ReviewStatistics.ReviewerTotal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reviewers decided in a time. */
@Schema(name = "ReviewStatistics")
record StatisticsView(Instant from, Instant until, List<Reviewer> reviewers, List<Hour> hours, List<Used> reasons) {

    /** Of one reviewer. */
    @Schema(name = "ReviewerStatistics")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reviewer(
            @Schema(example = "rita") String reviewer,
            int approved,
            int rejected,

            @Schema(description = "Median from the submission to the claim") @Nullable
            Long secondsToClaim,

            @Schema(description = "Median from the claim to the verdict") @Nullable
            Long secondsToDecide,

            @Schema(description = "90th percentile from the claim to the verdict") @Nullable
            Long slowSecondsToDecide) {

        static Reviewer of(ReviewerTotal total) {
            return new Reviewer(
                    total.reviewer(),
                    total.approved(),
                    total.rejected(),
                    seconds(total.timeToClaim()),
                    seconds(total.timeToDecide()),
                    seconds(total.slowTimeToDecide()));
        }

        private static @Nullable Long seconds(@Nullable Duration duration) {
            return duration == null ? null : duration.toSeconds();
        }
    }

    /** Verdicts of one reviewer in the hour that begins then. */
    @Schema(name = "ReviewerHour")
    record Hour(@Schema(example = "rita") String reviewer, Instant hour, int approved, int rejected) {

        static Hour of(HourCount count) {
            return new Hour(count.reviewer(), count.hour(), count.approved(), count.rejected());
        }
    }

    /** How often a reason was given. */
    @Schema(name = "ReasonUse")
    record Used(@Schema(example = "DOCUMENT_FORGED") String code, int count) {

        static Used of(ReasonCount count) {
            return new Used(count.code(), count.count());
        }
    }

    static StatisticsView of(ReviewStatistics statistics) {
        return new StatisticsView(
                statistics.from(),
                statistics.until(),
                statistics.reviewers().stream().map(Reviewer::of).toList(),
                statistics.hours().stream().map(Hour::of).toList(),
                statistics.reasons().stream().map(Used::of).toList());
    }
}
