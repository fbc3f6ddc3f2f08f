package io.countersign.review.web;

import io.countersign.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names the claim to end. */
@Schema(name = "ClaimRelease", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ReleaseRequest(
        @Schema(minimum = "1", maximum = "2147483647", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int revision,

        @Schema(
                pattern = LeaseRequest.TOKEN_PATTERN,
                description = "The token of the caller's claim; only a lead may leave it out, to end any claim")
        @Nullable
        String token) {

    /** @param isLead whether the token may be absent */
    static ReleaseRequest of(JsonBody body, boolean isLead) {
        var fields = body.fields();
        var revision = fields.integer("revision", 1, Integer.MAX_VALUE).required();
        var token = fields.text("token").max(LeaseRequest.MAX_TOKEN_LENGTH);
        var request = new ReleaseRequest(revision.intValue(), isLead ? token.optional() : token.required());
        return fields.checked(() -> request);
    }
}
