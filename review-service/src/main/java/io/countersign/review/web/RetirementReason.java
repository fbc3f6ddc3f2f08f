package io.countersign.review.web;

import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.web.JsonFields;
import io.swagger.v3.oas.annotations.media.Schema;

/** A reason for which an approval is revoked. */
@Schema(name = "RetirementReason", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RetirementReason(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "RETIRED_OWNER_COMPLAINT",
                allowableValues = {"RETIRED_FRAUD", "RETIRED_LETTER_EXPIRED", "RETIRED_OWNER_COMPLAINT"})
        ReasonCode code) {

    static RetirementReason read(JsonFields fields) {
        return new RetirementReason(
                fields.enumValue("code", ReasonCode.class, ReasonCode::name).required());
    }
}
