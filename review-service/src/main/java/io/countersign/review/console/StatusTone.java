package io.countersign.review.console;

import io.countersign.review.domain.cases.CaseStatus;

/** The colour in which the pages show a case's status. */
public final class StatusTone {

    private StatusTone() {}

    /** The suffix of the style's class. */
    public static String of(CaseStatus status) {
        return switch (status) {
            case APPROVED -> "ok";
            case REJECTED, REFUSED, DELETED -> "bad";
            case OPEN, WITHDRAWN, DISCARDED -> "info";
        };
    }
}
