package io.countersign.review.domain.quality;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.quality.QualityReview.Origin;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.SecondReview;
import io.countersign.review.domain.revision.SecondReview.GivenVerdict;
import io.countersign.review.domain.revision.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the cases for quality assurance: of decided revisions that were drawn, and with known answers. The review is stored
 * before its case, by the unique id of what it is about, so that a repeated event makes no second one and completes what a crash left.
 * Where there is nothing left to show, it ends the review without a verdict.
 */
public final class QualitySampling {

    /** An older outcome is not drawn: a replay of the topic makes no reviews of the past. */
    public static final Duration MAX_AGE = Duration.ofDays(7);

    private static final String TOKEN = "source";

    private final SampleDraw draw;
    private final QualityReviewStore reviews;
    private final QualityCaseWriter writer;
    private final QualityCaseCloser closer;
    private final CaseStore cases;
    private final InstantSource clock;

    /** @param cases of signatures and for quality assurance */
    public QualitySampling(
            SampleDraw draw,
            QualityReviewStore reviews,
            CaseStore cases,
            QualityCaseCloser closer,
            InstantSource clock) {
        this.draw = draw;
        this.reviews = reviews;
        this.writer = new QualityCaseWriter(draw, reviews, cases);
        this.closer = closer;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * An outcome that was published.
     *
     * @param reasons of a rejection, else empty
     */
    public record DecidedRevision(
            SignatureId signature,
            int revision,
            Instant at,
            @Nullable Assessment assessment,
            List<Reason> reasons) {

        public DecidedRevision {
            reasons = List.copyOf(reasons);
        }
    }

    /** Draws it or not; true if it is reviewed again. */
    public boolean decided(DecidedRevision outcome) {
        if (!draw.draws(outcome.signature(), outcome.revision())) {
            return false;
        }
        var known = reviews.find(QualityReview.sampleId(outcome.signature(), outcome.revision()));
        if (known == null && outcome.at().plus(MAX_AGE).isBefore(clock.instant())) {
            return false;
        }
        var source = cases.load(List.of(outcome.signature())).get(outcome.signature());
        if (source == null) {
            return false;
        }
        if (source.retired() == null
                && source.state(outcome.revision()) instanceof Decided decided
                && decided.content() != null) {
            return open(source, outcome, decided, decided.content());
        }
        if (known != null) {
            closer.closeIfAbsent(known, source.account());
        }
        return false;
    }

    private boolean open(Case source, DecidedRevision outcome, Decided decided, RevisionContent content) {
        var reviewerVerdict = decided.reviewerVerdict();
        var review = new QualityReview(
                QualityReview.sampleId(outcome.signature(), outcome.revision()),
                draw.idFor(outcome.signature(), outcome.revision(), 0),
                Origin.SAMPLE,
                outcome.signature(),
                outcome.revision(),
                decided.kind() == OutcomeKind.APPROVED,
                reviewerVerdict == null ? null : reviewerVerdict.reviewer(),
                now());
        var stored = writer.insert(review);
        if (stored == null) {
            return false;
        }
        var open = Open.waiting(
                content,
                outcome.assessment(),
                stored.createdAt().plus(QualityCaseWriter.TIME_TO_REVIEW),
                QualityCaseWriter.sent(source, stored));
        writer.open(source, stored, open.handled(open.handling().reviewed(first(stored, outcome))));
        return true;
    }

    /** Of an account of the operator, to whom the certificates belong. */
    public SignatureId create(KnownAnswer answer) {
        var owner = Case.unknown(answer.near(), answer.owner());
        var review = new QualityReview(
                answer.id(),
                draw.idFor(answer.near(), 1, 0),
                Origin.KNOWN_ANSWER,
                null,
                1,
                answer.isApprovalExpected(),
                null,
                now());
        var stored = writer.insert(review);
        if (stored == null) {
            throw new IllegalStateException("no id is left for " + answer.id());
        }
        var due = stored.createdAt().plus(QualityCaseWriter.TIME_TO_REVIEW);
        writer.open(
                owner,
                stored,
                Open.waiting(answer.content(), answer.assessment(), due, QualityCaseWriter.sent(owner, stored)));
        return stored.shownAs();
    }

    /** The source's verdict is the first one: its reviewer cannot give the second, and disagreement goes to a senior. */
    private static SecondReview first(QualityReview review, DecidedRevision outcome) {
        Verdict verdict =
                review.isApprovalExpected() ? new Verdict.Approve(null) : new Verdict.Reject(outcome.reasons(), null);
        var reviewer = review.decidedBy() == null ? HistoryEntry.SYSTEM : review.decidedBy();
        return new SecondReview(List.of(new GivenVerdict(reviewer, TOKEN, outcome.at(), verdict)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
