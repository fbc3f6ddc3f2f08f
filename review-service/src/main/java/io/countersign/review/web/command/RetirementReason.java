package io.countersign.review.web.command;

import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.web.validation.RequestRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** A reason for which an approval is revoked. */
@Schema(name = "RetirementReason", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RetirementReason(
        @NotNull @Schema(example = "RETIRED_OWNER_COMPLAINT")
        ReasonCode code) implements RequestRecord {

    static boolean isForLeads(ReasonCode code) {
        return code.stage() == ReasonCode.Stage.RETIREMENT;
    }
}
