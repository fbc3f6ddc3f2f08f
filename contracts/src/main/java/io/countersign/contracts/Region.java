package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a signature is used: {@code +86} is domestic, every other number global. */
public enum Region {
    DOMESTIC,
    GLOBAL;

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
