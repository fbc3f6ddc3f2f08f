package io.countersign.review.web;

import io.countersign.platform.web.JsonBody;
import io.countersign.review.domain.cases.Handling;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why a claimed case needs a senior. */
@Schema(name = "EscalationRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record EscalationRequest(
        @Schema(minimum = "1", maximum = "2147483647", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int revision,

        @Schema(
                pattern = LeaseRequest.TOKEN_PATTERN,
                description = "The token of the claim",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String token,

        @Schema(
                pattern = VerdictRequest.TEXT_PATTERN,
                description = "For colleagues; no applicant reads it",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String reason) {

    static EscalationRequest of(JsonBody body) {
        var fields = body.fields();
        var lease = LeaseRequest.read(fields);
        var reason = fields.text("reason")
                .multiline()
                .max(Handling.MAX_REASON_LENGTH)
                .required();
        return fields.checked(() -> new EscalationRequest(lease.revision(), lease.token(), reason));
    }
}
