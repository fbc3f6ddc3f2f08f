package io.countersign.contracts.outcome;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who decided. */
public enum Route {
    AUTOMATIC,
    HUMAN;

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
