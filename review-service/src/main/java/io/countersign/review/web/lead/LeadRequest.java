package io.countersign.review.web.lead;

import io.countersign.platform.web.validation.PlainText;
import io.countersign.review.domain.claim.LeadCommands;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.Priority;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Cases of a lead's command. */
@Schema(name = "CaseList")
record LeadRequest(
        @NotNull @Size(max = LeadCommands.MAX_CASES) @Schema(example = "[\"1001\", \"1002\"]")
        List<@PlainText(max = MAX_ID_LENGTH) String> cases)
        implements CaseListRequest {

    /** Whoever the cases are assigned to. */
    @Schema(name = "Reassignment")
    record Reassign(
            @NotNull @Size(max = LeadCommands.MAX_CASES) @Schema(example = "[\"1001\", \"1002\"]")
            List<@PlainText(max = MAX_ID_LENGTH) String> cases,

            @NotNull @PlainText(max = Handling.MAX_REVIEWER_LENGTH) @Schema(example = "sam")
            String to)
            implements CaseListRequest {}

    /** How urgent they are. */
    @Schema(name = "Prioritization")
    record Prioritize(
            @NotNull @Size(max = LeadCommands.MAX_CASES) @Schema(example = "[\"1001\", \"1002\"]")
            List<@PlainText(max = MAX_ID_LENGTH) String> cases,

            @NotNull Priority priority)
            implements CaseListRequest {}
}
