package io.countersign.contracts.application;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the owner of a name applied for on another's behalf is; an individual cannot authorise others. */
public enum OwnerKind {
    ENTERPRISE,
    INSTITUTION,
    GOVERNMENT,
    SOCIAL_BODY,
    INDIVIDUAL;

    /** The name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
