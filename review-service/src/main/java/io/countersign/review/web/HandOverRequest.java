package io.countersign.review.web;

import io.countersign.platform.web.JsonBody;
import io.countersign.review.domain.cases.Handling;
import io.swagger.v3.oas.annotations.media.Schema;

/** To whom a claimed case is handed over. */
@Schema(name = "HandOverRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record HandOverRequest(
        @Schema(minimum = "1", maximum = "2147483647", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int revision,

        @Schema(
                pattern = LeaseRequest.TOKEN_PATTERN,
                description = "The token of the claim",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String token,

        @Schema(maxLength = Handling.MAX_REVIEWER_LENGTH, example = "sam", requiredMode = Schema.RequiredMode.REQUIRED)
        String to) {

    static HandOverRequest of(JsonBody body) {
        var fields = body.fields();
        var lease = LeaseRequest.read(fields);
        var to = fields.text("to").max(Handling.MAX_REVIEWER_LENGTH).required();
        return fields.checked(() -> new HandOverRequest(lease.revision(), lease.token(), to));
    }
}
