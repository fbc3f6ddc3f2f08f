package io.countersign.review.domain.cases;

import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.util.Locale;

/** The status of a case as a whole, by the same rule as the applicant's view. */
public enum CaseStatus {
    OPEN,
    APPROVED,
    REJECTED,
    REFUSED,
    WITHDRAWN,
    DISCARDED,
    /** Deleted by its applicant, or retired by a lead. */
    DELETED;

    public static CaseStatus of(Case known) {
        if (known.isRetired()) {
            return DELETED;
        }
        if (known.hasApproved()) {
            return APPROVED;
        }
        for (var state : known.revisions().reversed().values()) {
            var status = of(state);
            if (status != REFUSED) {
                return status;
            }
        }
        return known.revisions().isEmpty() ? WITHDRAWN : REFUSED;
    }

    private static CaseStatus of(RevisionState state) {
        return switch (state) {
            case Open _ -> OPEN;
            case Decided decided ->
                switch (decided.kind()) {
                    case APPROVED -> APPROVED;
                    case REJECTED -> REJECTED;
                    case REFUSED -> REFUSED;
                    case WITHDRAWN -> WITHDRAWN;
                    case SUPERSEDED, APPROVED_STANDS, DELETED -> DISCARDED;
                };
        };
    }

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
