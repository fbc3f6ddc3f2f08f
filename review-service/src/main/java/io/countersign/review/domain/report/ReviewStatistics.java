package io.countersign.review.domain.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers decided in a time.
 *
 * @param hours decided per reviewer and hour, the hours without a verdict left out
 * @param reasons used in rejections, the most frequent first
 */
public record ReviewStatistics(
        Instant from, Instant until, List<HourCount> hours, List<ReviewerTotal> reviewers, List<ReasonCount> reasons) {

    private static final List<String> HEADER = List.of(
            "reviewer",
            "decided",
            "approved",
            "rejected",
            "median_seconds_to_claim",
            "median_seconds_to_decide",
            "p90_seconds_to_decide");

    public ReviewStatistics {
        hours = List.copyOf(hours);
        reviewers = List.copyOf(reviewers);
        reasons = List.copyOf(reasons);
    }

    /** @param hour its beginning */
    public record HourCount(String reviewer, Instant hour, int approved, int rejected) {}

    /**
     * Of one reviewer. Times are null where none is known.
     *
     * @param timeToClaim the median from the submission to the claim
     * @param timeToDecide the median from the claim to the verdict
     * @param slowTimeToDecide which a tenth of the verdicts took at least
     */
    public record ReviewerTotal(
            String reviewer,
            int approved,
            int rejected,
            @Nullable Duration timeToClaim,
            @Nullable Duration timeToDecide,
            @Nullable Duration slowTimeToDecide) {}

    /** @param code of a reason */
    public record ReasonCount(String code, int count) {}

    static ReviewStatistics of(Instant from, Instant until, List<ReviewerDecision> accepted) {
        var byReviewer = accepted.stream()
                .collect(Collectors.groupingBy(ReviewerDecision::reviewer, TreeMap::new, Collectors.toList()));
        var hours = new ArrayList<HourCount>();
        var totals = new ArrayList<ReviewerTotal>();
        byReviewer.forEach((reviewer, own) -> {
            own.stream()
                    .collect(Collectors.groupingBy(
                            one -> one.at().truncatedTo(ChronoUnit.HOURS), TreeMap::new, Collectors.toList()))
                    .forEach((hour, some) -> hours.add(new HourCount(reviewer, hour, approved(some), rejected(some))));
            totals.add(new ReviewerTotal(
                    reviewer,
                    approved(own),
                    rejected(own),
                    percentile(own, ReviewerDecision::timeToClaim, 50),
                    percentile(own, ReviewerDecision::timeToDecide, 50),
                    percentile(own, ReviewerDecision::timeToDecide, 90)));
        });
        return new ReviewStatistics(from, until, hours, totals, reasons(accepted));
    }

    private static int approved(List<ReviewerDecision> some) {
        return (int) some.stream().filter(ReviewerDecision::isApproval).count();
    }

    private static int rejected(List<ReviewerDecision> some) {
        return some.size() - approved(some);
    }

    /** The least value that so many percent do not exceed; null if none is known. */
    private static @Nullable Duration percentile(
            List<ReviewerDecision> some, Function<ReviewerDecision, @Nullable Duration> value, int percent) {
        var sorted = new ArrayList<Duration>();
        for (var one : some) {
            var duration = value.apply(one);
            if (duration != null) {
                sorted.add(duration);
            }
        }
        sorted.sort(Comparator.naturalOrder());
        return sorted.isEmpty() ? null : sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    private static List<ReasonCount> reasons(List<ReviewerDecision> accepted) {
        return accepted.stream()
                .flatMap(one -> one.reasons().stream())
                .collect(Collectors.groupingBy(code -> code, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new ReasonCount(entry.getKey(), entry.getValue().intValue()))
                .sorted(Comparator.comparingInt(ReasonCount::count).reversed().thenComparing(ReasonCount::code))
                .toList();
    }

    /** One row for each reviewer, as a CSV text. */
    public String table() {
        return CsvTable.of(HEADER, reviewers.stream().map(ReviewStatistics::row).toList());
    }

    private static List<String> row(ReviewerTotal total) {
        return List.of(
                total.reviewer(),
                String.valueOf(total.approved() + total.rejected()),
                String.valueOf(total.approved()),
                String.valueOf(total.rejected()),
                seconds(total.timeToClaim()),
                seconds(total.timeToDecide()),
                seconds(total.slowTimeToDecide()));
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null ? "" : String.valueOf(duration.toSeconds());
    }
}
