package io.countersign.review.domain.quality;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.quality.QualityReviewStore.Insertion;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores a quality review, then its case: a crash between the two is completed by whoever asks for the same again. */
public final class QualityCaseWriter {

    public static final Duration TIME_TO_REVIEW = Duration.ofDays(1);

    private static final int MAX_ATTEMPTS = 50;

    private final SampleDraw draw;
    private final QualityReviewStore reviews;
    private final CaseStore cases;

    public QualityCaseWriter(SampleDraw draw, QualityReviewStore reviews, CaseStore cases) {
        this.draw = draw;
        this.reviews = reviews;
        this.cases = cases;
    }

    /** As it is stored, under an id that is not taken; null if too many were. */
    @Nullable
    public QualityReview insert(QualityReview review) {
        var near = review.source() == null ? review.shownAs() : review.source();
        var next = review;
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            var insertion = reviews.insert(next);
            if (insertion == Insertion.ADDED) {
                return next;
            }
            if (insertion == Insertion.KNOWN) {
                return requireNonNull(reviews.find(review.id()));
            }
            next = next.shownAs(draw.idFor(near, review.revision(), attempt));
        }
        return null;
    }

    /** Unless the case is there. */
    public void open(Case source, QualityReview review, Open open) {
        var known = Case.unknown(review.shownAs(), source.account());
        var opened =
                known.with(1, open).recorded(HistoryAction.OPENED, HistoryEntry.SYSTEM, review.createdAt(), 1, known);
        cases.save(List.of(opened));
    }

    /** Never published. */
    public static PublishedEvent sent(Case source, QualityReview review) {
        return new PublishedEvent(
                source.account(),
                "sent-to-reviewer:" + review.shownAs() + ":1",
                review.shownAs().text(),
                "{}");
    }
}
