package io.countersign.review.domain.report;

import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReviewStore;
import io.countersign.review.domain.report.QualityReport.Result;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState.Decided;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the verdicts of a bounded time with the answers. */
public final class QualityReportReader {

    public static final Duration MAX_WINDOW = Duration.ofDays(92);
    /** More reviews than that are not compared in one request. */
    public static final int MAX_REVIEWS = 10_000;

    private static final int BATCH = 200;

    private final QualityReviewStore reviews;
    private final CaseStore cases;

    public QualityReportReader(QualityReviewStore reviews, CaseStore cases) {
        this.reviews = reviews;
        this.cases = cases;
    }

    /**
     * Of the reviews that were created in the time; null if they are more than {@link #MAX_REVIEWS}.
     *
     * @param until exclusive, at most {@link #MAX_WINDOW} after {@code from}
     */
    public @Nullable QualityReport read(Instant from, Instant until) {
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException("from " + from + " until " + until + " is no window of at most 92 days");
        }
        var found = reviews.createdBetween(from, until, MAX_REVIEWS + 1);
        if (found.size() > MAX_REVIEWS) {
            return null;
        }
        var results = new ArrayList<Result>();
        int waiting = 0;
        for (int first = 0; first < found.size(); first += BATCH) {
            var some = found.subList(first, Math.min(found.size(), first + BATCH));
            var ids = new HashSet<>(some.stream().map(QualityReview::shownAs).toList());
            var known = cases.load(ids);
            for (var review : some) {
                waiting += add(results, review, known.get(review.shownAs())) ? 0 : 1;
            }
        }
        return QualityReport.of(from, until, results, waiting);
    }

    /** False while it waits. */
    private static boolean add(List<Result> results, QualityReview review, @Nullable Case known) {
        if (known == null || !(known.state(1) instanceof Decided decided)) {
            return known != null && known.isRetired();
        }
        if (decided.reviewerVerdict() != null) {
            results.add(new Result(
                    review,
                    disagreeing(known),
                    decided.reviewerVerdict().reviewer(),
                    decided.kind() == OutcomeKind.APPROVED,
                    decided.at()));
        }
        return true;
    }

    /** A verdict that did not end the review disagreed with the source's. */
    private static @Nullable String disagreeing(Case known) {
        return known.history().recent().stream()
                .filter(entry -> entry.action() == HistoryAction.VERDICT)
                .map(HistoryEntry::actor)
                .findFirst()
                .orElse(null);
    }
}
