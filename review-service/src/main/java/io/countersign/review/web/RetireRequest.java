package io.countersign.review.web;

import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.reasons.ReasonCode.Stage;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.LocalizedText;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a signature is retired. */
@Schema(name = "Retirement", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RetireRequest(
        @ArraySchema(
                minItems = 1,
                arraySchema =
                        @Schema(
                                description = "Reasons of the catalogue; the applicant reads them",
                                requiredMode = Schema.RequiredMode.REQUIRED))
        List<RetirementReason> reasons,

        @Schema(pattern = VerdictRequest.TEXT_PATTERN, description = "For colleagues; no applicant reads it") @Nullable
        String note) {

    private static final int MAX_REASONS = (int)
            Arrays.stream(ReasonCode.values()).filter(RetireRequest::isForLeads).count();

    static RetireRequest of(JsonBody body) {
        var fields = body.fields();
        var reasons = fields.list("reasons", MAX_REASONS).stream()
                .map(RetirementReason::read)
                .distinct()
                .toList();
        var note = fields.text("note")
                .multiline()
                .max(VerdictRequest.MAX_COMMENT_LENGTH)
                .optional();
        if (fields.faults().isEmpty()
                && (reasons.isEmpty()
                        || !reasons.stream().map(RetirementReason::code).allMatch(RetireRequest::isForLeads))) {
            fields.fault(
                    "REASON_REQUIRED",
                    "reasons",
                    new LocalizedText("A retirement needs reasons that leads give.", "收回签名须使用主管可用的原因。"),
                    new LocalizedText(
                            "Choose from the stage retirement of the catalogue.", "请选择原因目录中 retirement 阶段的原因。"));
        }
        return fields.checked(() -> new RetireRequest(reasons, note));
    }

    List<ReasonCode> codes() {
        return reasons.stream().map(RetirementReason::code).toList();
    }

    private static boolean isForLeads(ReasonCode code) {
        return code.stage() == Stage.RETIREMENT;
    }
}
