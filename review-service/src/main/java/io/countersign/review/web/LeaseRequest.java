package io.countersign.review.web;

import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.JsonFields;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.swagger.v3.oas.annotations.media.Schema;

/** Names a claim. */
@Schema(name = "ClaimReference", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record LeaseRequest(
        @Schema(minimum = "1", maximum = "2147483647", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int revision,

        @Schema(
                pattern = LeaseRequest.TOKEN_PATTERN,
                description = "The token of the claim",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String token) {

    /** What our tokens look like, and more. */
    static final String TOKEN_PATTERN = "^[A-Za-z0-9-]{1,100}$";

    static final int MAX_TOKEN_LENGTH = 100;

    static LeaseRequest of(JsonBody body) {
        var fields = body.fields();
        var request = read(fields);
        return fields.checked(() -> request);
    }

    LeaseHolder holder(String reviewer) {
        return new LeaseHolder(reviewer, token);
    }

    static LeaseRequest read(JsonFields fields) {
        var revision = fields.integer("revision", 1, Integer.MAX_VALUE).required();
        return new LeaseRequest(
                revision.intValue(), fields.text("token").max(MAX_TOKEN_LENGTH).required());
    }
}
