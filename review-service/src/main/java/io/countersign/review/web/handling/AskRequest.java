package io.countersign.review.web.handling;

import io.countersign.platform.web.validation.PlainText;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.web.command.ClaimToken;
import io.countersign.review.web.command.LeaseCommand;
import io.countersign.review.web.command.RevisionNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** A question to the applicant. */
@Schema(name = "QuestionRequest")
record AskRequest(
        @RevisionNumber Long revision,
        @ClaimToken String token,

        @NotNull
        @PlainText(max = Question.MAX_LENGTH, multiline = true)
        @Schema(
                description = "What the applicant reads, in the reviewer's words",
                example = "Please upload the certificate of the trademark.")
        String text)
        implements LeaseCommand {}
