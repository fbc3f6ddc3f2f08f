package io.countersign.review.web.handling;

import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.web.command.ClaimToken;
import io.countersign.review.web.command.LeaseCommand;
import io.countersign.review.web.command.RevisionNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** Why and until when a claimed case waits. */
record HoldRequest(
        @RevisionNumber Long revision,
        @ClaimToken String token,

        @NotNull
        @PlainText(max = Handling.MAX_REASON_LENGTH, multiline = true)
        @Schema(description = "For colleagues; no applicant reads it", example = "The registry is closed today.")
        String reason,

        @NotNull @Schema(description = "At most seven days from now", example = "2026-12-01T01:00:00Z")
        Instant until)
        implements LeaseCommand {

    private static final LocalizedText NOT_IN_RANGE = LocalizedText.of("review.hold-request.not-in-range");
    private static final LocalizedText LATER = LocalizedText.of("review.hold-request.later");

    static HoldRequest read(JsonBody<HoldRequest> body, Instant now) {
        var bound = body.bind();
        var until = bound.value().until();
        if (until != null && !(until.isAfter(now) && !until.isAfter(now.plus(CaseCommands.MAX_HOLD)))) {
            bound.fault("OUT_OF_RANGE", "/until", NOT_IN_RANGE, LATER);
        }
        return bound.checked();
    }
}
