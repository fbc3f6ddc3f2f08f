package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an account is verified. */
public enum AccountKind {
    ENTERPRISE,
    INSTITUTION,
    INDIVIDUAL;

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
