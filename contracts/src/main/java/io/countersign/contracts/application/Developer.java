package io.countersign.contracts.application;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who developed or registered the product that a signature names. */
public enum Developer {
    ORGANISATION,
    INDIVIDUAL;

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
