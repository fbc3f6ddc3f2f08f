package io.countersign.review.web.command;

import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names the claim to end. */
@Schema(name = "ClaimRelease")
record ReleaseRequest(
        @RevisionNumber Long revision,

        @PlainText(max = LeaseCommand.MAX_TOKEN_LENGTH)
        @Schema(description = "The token of the caller's claim; only a lead may leave it out, to end any claim")
        @Nullable
        String token)
        implements RequestRecord {

    /** @param isLead whether the token may be absent */
    static ReleaseRequest read(JsonBody<ReleaseRequest> body, boolean isLead) {
        var bound = body.bind();
        if (!isLead) {
            bound.require("/token", bound.value().token());
        }
        return bound.checked();
    }
}
