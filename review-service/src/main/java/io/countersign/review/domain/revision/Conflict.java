package io.countersign.review.domain.revision;

import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a reviewer's command can't be carried out. */
public enum Conflict {
    UNKNOWN_CASE,
    UNKNOWN_REVISION,
    NOTHING_WAITING,
    CLAIMED,
    HELD,
    ASSIGNED,
    ESCALATED,
    OWN_VERDICT,
    ABSENT,
    UNKNOWN_REVIEWER,
    CLAIM_LIMIT,
    QUESTION_OPEN,
    TOO_MANY_QUESTIONS,
    LEASE_LOST,
    NOT_HOLDER,
    SUPERSEDED,
    WITHDRAWN,
    DISCARDED,
    DECIDED,
    NOT_APPROVED,
    RETIRED;

    public static Conflict of(Decided decided) {
        return switch (decided.kind()) {
            case APPROVED, REJECTED, REFUSED -> DECIDED;
            case WITHDRAWN -> WITHDRAWN;
            case SUPERSEDED -> SUPERSEDED;
            case APPROVED_STANDS, DELETED -> DISCARDED;
        };
    }

    /** Why a holder may not act on a revision: another's token, or a lease or revision that is gone. */
    public static Conflict of(@Nullable RevisionState state, LeaseHolder holder) {
        return switch (state) {
            case null -> UNKNOWN_REVISION;
            case Decided decided ->
                decided.reviewerVerdict() != null
                                && decided.reviewerVerdict().holder().isImpersonatedBy(holder)
                        ? NOT_HOLDER
                        : of(decided);
            case Open open when open.lease() != null && open.lease().holder().isImpersonatedBy(holder) -> NOT_HOLDER;
            case Open _ -> LEASE_LOST;
        };
    }

    /** The name in problem documents and metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
