package io.countersign.review.web.command;

import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.FieldChecks;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a signature is retired. */
@Schema(name = "Retirement")
record RetireRequest(
        @Size(max = MAX_REASONS)
        @Schema(
                description = "Reasons of the catalogue; the applicant reads them",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        List<@Valid RetirementReason> reasons,

        @PlainText(max = VerdictRequest.MAX_COMMENT_LENGTH, multiline = true)
        @Schema(description = "For colleagues; no applicant reads it", example = "Letter of 3 November.")
        @Nullable
        String note)
        implements RequestRecord {

    /** As many as leads may give. */
    static final int MAX_REASONS = 3;

    private static final LocalizedText REQUIRED = LocalizedText.of("review.retire-request.required");
    private static final LocalizedText CHOOSE = LocalizedText.of("review.retire-request.choose");

    @Override
    public void check(FieldChecks checks) {
        if (reasons == null || reasons.isEmpty() || !codes().stream().allMatch(RetirementReason::isForLeads)) {
            checks.fault("REASON_REQUIRED", "reasons", REQUIRED, CHOOSE);
        }
    }

    List<ReasonCode> codes() {
        return reasons == null
                ? List.of()
                : reasons.stream()
                        .filter(Objects::nonNull)
                        .map(RetirementReason::code)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }
}
