package io.countersign.review.web;

import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import io.countersign.review.domain.revision.Conflict;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What a reviewer reads where a command can't be carried out. */
public final class ConflictProblems {

    private static final LocalizedText CLAIM_HELD = LocalizedText.of("review.conflict-problems.claim-held");
    private static final LocalizedText DECIDE_IT = LocalizedText.of("review.conflict-problems.decide-it");

    private static final LocalizedText NAME_A_REVIEWER = LocalizedText.of("review.conflict-problems.name-a-reviewer");

    private ConflictProblems() {}

    public static ProblemException problem(Conflict conflict) {
        var status = switch (conflict) {
            case UNKNOWN_CASE -> HttpStatus.NOT_FOUND;
            case NOT_HOLDER -> HttpStatus.FORBIDDEN;
            default -> HttpStatus.CONFLICT;
        };
        return conflict == Conflict.UNKNOWN_REVIEWER
                ? ProblemException.invalid(
                        List.of(new FieldFault(conflict.name(), "/to", text(conflict), NAME_A_REVIEWER)))
                : new ProblemException(status, conflict.name(), text(conflict));
    }

    /** With what the reviewer holds. */
    static ProblemException limit(List<Slot> held) {
        var faults = held.stream()
                .map(slot -> new FieldFault(
                        "CLAIM_HELD",
                        "/cases/" + slot.signature(),
                        CLAIM_HELD.with(slot.signature(), slot.until()),
                        DECIDE_IT))
                .toList();
        return new ProblemException(
                HttpStatus.CONFLICT, Conflict.CLAIM_LIMIT.name(), text(Conflict.CLAIM_LIMIT), faults);
    }

    private static LocalizedText text(Conflict conflict) {
        return LocalizedText.of("review.conflict-problems."
                + conflict.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
