package io.countersign.review.web;

import io.countersign.review.domain.DeskAnswer.Ruled;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A verdict that stands. */
@Schema(name = "Ruling")
record RulingView(
        @Schema(example = "1001", description = "The signature's id")
        String id,

        @Schema(example = "1") int revision,
        @Schema(allowableValues = {"approved", "rejected"}) String outcome,
        Instant decidedAt) {

    static RulingView of(Ruled ruled) {
        return new RulingView(
                ruled.signature().text(), ruled.revision(), ruled.kind().code(), ruled.at());
    }
}
