package io.countersign.review.domain.quality;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.decision.OutcomeRecorder;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.revision.RevisionState.Decided;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * Ends quality cases without a verdict. A case that is not there yet is stored as ended, so that the write that would open it is
 * overtaken.
 */
public final class QualityCaseCloser {

    private final CaseStore cases;
    private final EventSerializer serializer;
    private final Consumer<Lease> ended;
    private final InstantSource clock;

    /**
     * @param cases of signatures and for quality assurance
     * @param ended receives each lease that ends with a case
     */
    public QualityCaseCloser(CaseStore cases, EventSerializer serializer, Consumer<Lease> ended, InstantSource clock) {
        this.cases = cases;
        this.serializer = serializer;
        this.ended = ended;
        this.clock = clock;
    }

    /** Whatever has become of the case, unless it is decided. */
    public void close(QualityReview review, AccountId account) {
        var known = find(review, account);
        while (!isEnded(known) && !retire(known)) {
            known = find(review, account);
        }
    }

    /** Only if the case is not there. */
    void closeIfAbsent(QualityReview review, AccountId account) {
        if (!cases.load(List.of(review.shownAs())).containsKey(review.shownAs())) {
            retire(Case.unknown(review.shownAs(), account));
        }
    }

    /** False if it was overtaken. */
    private boolean retire(Case known) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var retired = new OutcomeRecorder(serializer, now)
                .retire(known, RetirementCause.DELETED, List.of(), null)
                .next();
        boolean isSaved = cases.save(List.of(retired)).isEmpty();
        if (isSaved) {
            known.leasesEndedBy(retired).forEach(ended);
        }
        return isSaved;
    }

    private static boolean isEnded(Case known) {
        return known.isRetired() || known.state(1) instanceof Decided;
    }

    private Case find(QualityReview review, AccountId account) {
        var known = cases.load(List.of(review.shownAs())).get(review.shownAs());
        return known == null ? Case.unknown(review.shownAs(), account) : known;
    }
}
