package io.countersign.review.web;

import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.LocalizedText;
import io.countersign.review.domain.cases.Handling;
import io.countersign.review.domain.queue.CaseCommands;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** Why and until when a claimed case waits. */
@Schema(name = "HoldRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record HoldRequest(
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
        String reason,

        @Schema(description = "At most seven days from now", requiredMode = Schema.RequiredMode.REQUIRED)
        Instant until) {

    private static final LocalizedText NOT_IN_RANGE =
            new LocalizedText("The end is not within the next seven days.", "结束时间不在未来七天之内。");
    private static final LocalizedText LATER =
            new LocalizedText("Send an instant of the next seven days.", "请使用未来七天内的时间。");

    static HoldRequest of(JsonBody body, Instant now) {
        var fields = body.fields();
        var lease = LeaseRequest.read(fields);
        var reason = fields.text("reason")
                .multiline()
                .max(Handling.MAX_REASON_LENGTH)
                .required();
        var until = fields.instant("until").required();
        boolean isInRange = until.isAfter(now) && !until.isAfter(now.plus(CaseCommands.MAX_HOLD));
        if (fields.faults().isEmpty() && !isInRange) {
            fields.fault("OUT_OF_RANGE", "until", NOT_IN_RANGE, LATER);
        }
        return fields.checked(() -> new HoldRequest(lease.revision(), lease.token(), reason, until));
    }
}
