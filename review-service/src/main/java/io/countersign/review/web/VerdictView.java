package io.countersign.review.web;

import io.countersign.review.domain.CaseCommandResult.Ruled;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A verdict that stands. */
@Schema(name = "Ruling")
record VerdictView(
        @Schema(example = "1001", description = "The signature's id")
        String id,

        @Schema(example = "1") int revision,
        @Schema(allowableValues = {"approved", "rejected"}) String outcome,
        Instant decidedAt) {

    static VerdictView of(Ruled ruled) {
        return new VerdictView(
                ruled.signature().text(), ruled.revision(), ruled.kind().code(), ruled.at());
    }
}
