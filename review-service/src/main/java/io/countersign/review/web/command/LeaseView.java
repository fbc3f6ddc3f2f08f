package io.countersign.review.web.command;

import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A claim as its holder sees it. */
@Schema(name = "Lease")
public record LeaseView(
        @Schema(example = "1001", description = "The signature's id")
        String id,

        @Schema(example = "1") int revision,

        @Schema(description = "Goes with every further command on this claim")
        String token,

        Instant until) {

    static LeaseView of(Leased leased) {
        return new LeaseView(
                leased.signature().text(),
                leased.revision(),
                leased.lease().token(),
                leased.lease().until());
    }
}
