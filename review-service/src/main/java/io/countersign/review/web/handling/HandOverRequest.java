package io.countersign.review.web.handling;

import io.countersign.platform.web.validation.PlainText;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.web.command.ClaimToken;
import io.countersign.review.web.command.LeaseCommand;
import io.countersign.review.web.command.RevisionNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** To whom a claimed case is handed over. */
record HandOverRequest(
        @RevisionNumber Long revision,
        @ClaimToken String token,

        @NotNull @PlainText(max = Handling.MAX_REVIEWER_LENGTH) @Schema(example = "sam")
        String to)
        implements LeaseCommand {}
