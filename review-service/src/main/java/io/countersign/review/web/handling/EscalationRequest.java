package io.countersign.review.web.handling;

import io.countersign.platform.web.validation.PlainText;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.web.command.ClaimToken;
import io.countersign.review.web.command.LeaseCommand;
import io.countersign.review.web.command.RevisionNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** Why a claimed case needs a senior. */
record EscalationRequest(
        @RevisionNumber Long revision,
        @ClaimToken String token,

        @NotNull
        @PlainText(max = Handling.MAX_REASON_LENGTH, multiline = true)
        @Schema(description = "For colleagues; no applicant reads it", example = "The letter names another company.")
        String reason)
        implements LeaseCommand {}
