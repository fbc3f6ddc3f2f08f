package io.countersign.rules.trial;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of an application: the outcome, and who decided if that is known. */
record PastOutcome(Outcome outcome, @Nullable String route) {

    /** What the trial distinguishes. */
    enum Outcome {
        APPROVED,
        REJECTED,
        WAITING;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean byRules() {
        return "automatic".equals(route);
    }

    /** Null for outcomes that say nothing of the content, such as a withdrawal. */
    static @Nullable Outcome outcome(String text) {
        return switch (text) {
            case "approved", "io.countersign.decision.approved.v1" -> Outcome.APPROVED;
            case "rejected", "io.countersign.decision.rejected.v1" -> Outcome.REJECTED;
            case "waiting", "io.countersign.decision.sent-to-reviewer.v1" -> Outcome.WAITING;
            default -> null;
        };
    }
}
