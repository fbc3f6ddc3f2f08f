package io.countersign.contracts.outcome;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a question to the applicant was closed. */
public enum QuestionResult {
    ANSWERED,
    TIMED_OUT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
