package io.countersign.review.domain.revision;

import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import java.util.Locale;

/** The seven ways in which a revision ends. */
public enum OutcomeKind {
    APPROVED,
    REJECTED,
    REFUSED,
    WITHDRAWN,
    SUPERSEDED,
    APPROVED_STANDS,
    DELETED;

    public static OutcomeKind of(Outcome outcome) {
        return switch (outcome) {
            case SignatureApproved _ -> APPROVED;
            case SignatureRejected _ -> REJECTED;
            case RevisionRefused _ -> REFUSED;
            case ApplicationWithdrawn _ -> WITHDRAWN;
            case RevisionDiscarded discarded ->
                switch (discarded.cause()) {
                    case SUPERSEDED -> SUPERSEDED;
                    case APPROVED_STANDS -> APPROVED_STANDS;
                    case DELETED -> DELETED;
                };
        };
    }

    /** The kind of that name. */
    public static OutcomeKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
