package io.countersign.contracts.application;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether the name belongs to the account's own verified entity or to another owner. */
public enum Purpose {
    SELF_USE,
    FOR_OTHERS;

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
