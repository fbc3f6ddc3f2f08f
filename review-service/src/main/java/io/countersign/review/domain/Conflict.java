package io.countersign.review.domain;

import io.countersign.review.domain.RevisionState.Decided;
import java.util.Locale;

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
    CLAIM_LIMIT,
    LEASE_LOST,
    NOT_HOLDER,
    SUPERSEDED,
    WITHDRAWN,
    DISCARDED,
    DECIDED,
    NOT_APPROVED,
    RETIRED;

    static Conflict of(Decided decided) {
        return switch (decided.kind()) {
            case APPROVED, REJECTED, REFUSED -> DECIDED;
            case WITHDRAWN -> WITHDRAWN;
            case SUPERSEDED -> SUPERSEDED;
            case APPROVED_STANDS, DELETED -> DISCARDED;
        };
    }

    /** The name in problem documents and metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
