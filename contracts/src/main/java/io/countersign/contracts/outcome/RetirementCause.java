package io.countersign.contracts.outcome;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a signature ended: its owner deleted it, or a lead took the approval back. */
public enum RetirementCause {
    DELETED,
    RETIRED;

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
