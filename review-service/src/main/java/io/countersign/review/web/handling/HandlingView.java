package io.countersign.review.web.handling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.Priority;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is arranged for an open revision. Verdicts that wait for another reviewer's are not shown. */
@Schema(name = "Handling")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HandlingView(
        @Schema(implementation = Priority.class) String priority,

        @Schema(description = "Only its reviewer may claim the case until then") @Nullable
        Hold hold,

        @Schema(description = "Offered to one reviewer alone until then") @Nullable
        Assignment assignment,

        @Schema(description = "Only seniors and leads may claim the case") @Nullable
        Escalation escalation) {

    /** A hold. */
    @Schema(name = "Hold")
    record Hold(@Schema(example = "rita") String reviewer, String reason, Instant until) {}

    /** A hand-over. */
    @Schema(name = "Assignment")
    record Assignment(
            @Schema(example = "sam") String reviewer,
            @Schema(example = "rita") String by,
            Instant until) {}

    /** An escalation. */
    @Schema(name = "Escalation")
    record Escalation(@Schema(example = "rita") String by, String reason, Instant at) {}

    /** Holds and assignments that have ended are left out. */
    public static HandlingView of(Handling handling, Instant now) {
        var hold = handling.hold();
        var assignment = handling.assignment();
        var escalation = handling.escalation();
        return new HandlingView(
                handling.priority().code(),
                hold == null || !now.isBefore(hold.until())
                        ? null
                        : new Hold(hold.reviewer(), hold.reason(), hold.until()),
                assignment == null || !now.isBefore(assignment.until())
                        ? null
                        : new Assignment(assignment.reviewer(), assignment.by(), assignment.until()),
                escalation == null ? null : new Escalation(escalation.by(), escalation.reason(), escalation.at()));
    }
}
