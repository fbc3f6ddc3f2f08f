package io.countersign.review.web;

import io.countersign.platform.web.JsonBody;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.swagger.v3.oas.annotations.media.Schema;

/** A question to the applicant as sent; all faults are reported at once. */
@Schema(name = "QuestionRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record AskRequest(
        @Schema(minimum = "1", maximum = "2147483647", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int revision,

        @Schema(
                pattern = LeaseRequest.TOKEN_PATTERN,
                description = "The token of the claim",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String token,

        @Schema(
                pattern = VerdictRequest.TEXT_PATTERN,
                description = "What the applicant reads, in the reviewer's words; at most 500 characters",
                example = "Please upload the certificate of the trademark.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String text) {

    static AskRequest of(JsonBody body) {
        var fields = body.fields();
        var lease = LeaseRequest.read(fields);
        var text = fields.text("text").multiline().max(Question.MAX_LENGTH).required();
        return fields.checked(() -> new AskRequest(lease.revision(), lease.token(), text));
    }

    LeaseHolder holder(String reviewer) {
        return new LeaseHolder(reviewer, token);
    }
}
