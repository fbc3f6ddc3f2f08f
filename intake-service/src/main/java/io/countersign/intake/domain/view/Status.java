package io.countersign.intake.domain.view;

import java.util.Locale;

/** What an applicant reads of a signature, or of one revision (which is never deleted or retired by itself). */
public enum Status {
    PENDING,
    APPROVED,
    REJECTED,
    REFUSED,
    WITHDRAWN,
    DISCARDED,
    DELETED,
    RETIRED;

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
