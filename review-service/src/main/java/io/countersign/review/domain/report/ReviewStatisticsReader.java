package io.countersign.review.domain.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Computes statistics from the verdicts of a bounded time. */
public final class ReviewStatisticsReader {

    public static final Duration MAX_WINDOW = Duration.ofDays(31);
    /** More verdicts than that are not computed in one request. */
    public static final int MAX_VERDICTS = 50_000;

    private final ReviewerDecisionStore reviewerDecisions;

    public ReviewStatisticsReader(ReviewerDecisionStore reviewerDecisions) {
        this.reviewerDecisions = reviewerDecisions;
    }

    /**
     * Null if the time has more than {@link #MAX_VERDICTS} verdicts.
     *
     * @param until exclusive, at most {@link #MAX_WINDOW} after {@code from}
     */
    public @Nullable ReviewStatistics read(Instant from, Instant until) {
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException("from " + from + " until " + until + " is no window of at most 31 days");
        }
        var accepted = reviewerDecisions.decisionsBetween(from, until, MAX_VERDICTS + 1);
        return accepted.size() > MAX_VERDICTS ? null : ReviewStatistics.of(from, until, accepted);
    }
}
