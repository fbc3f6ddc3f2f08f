package io.countersign.contracts.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an entry of a case's history is about. */
public enum HistoryAction {
    /** A revision waits for a reviewer. */
    OPENED,
    CLAIMED,
    RELEASED,
    HELD,
    SKIPPED,
    HANDED_OVER,
    ESCALATED,
    /** Another priority or another reviewer, by a lead. */
    ARRANGED,
    /** A question to the applicant, or its end. */
    ASKED,
    ANSWERED,
    /** A first verdict where two reviewers have to agree. */
    VERDICT,
    /** A revision has its outcome. */
    OUTCOME,
    RETIRED,
    /** A certificate was loaded. */
    VIEWED,
    /** The case was rebuilt from the topics; its earlier entries are not known. */
    REBUILT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no action has this code */
    public static HistoryAction of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
