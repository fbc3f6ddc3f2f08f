package io.countersign.review.web.lead;

import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.countersign.review.domain.revision.Handling;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when a reviewer is absent. */
record AbsenceRequest(
        @NotNull @Schema(example = "2026-12-01T01:00:00Z") Instant until,

        @PlainText(max = Handling.MAX_REASON_LENGTH, multiline = true) @Schema(example = "On leave.") @Nullable
        String note)
        implements RequestRecord {

    private static final LocalizedText PASSED = LocalizedText.of("review.absence-request.passed");
    private static final LocalizedText LATER = LocalizedText.of("review.absence-request.later");

    static AbsenceRequest read(JsonBody<AbsenceRequest> body, Instant now) {
        var bound = body.bind();
        var until = bound.value().until();
        if (until != null && !until.isAfter(now)) {
            bound.fault("OUT_OF_RANGE", "/until", PASSED, LATER);
        }
        return bound.checked();
    }
}
