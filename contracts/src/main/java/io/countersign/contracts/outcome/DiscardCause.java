package io.countersign.contracts.outcome;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a revision ended without a decision of its own. */
public enum DiscardCause {
    SUPERSEDED,
    APPROVED_STANDS,
    DELETED;

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
