package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A language that an account is written to in. */
public enum Language {
    EN,
    ZH;

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
