package io.countersign.review.web;

import io.countersign.contracts.SignatureId;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.JsonFields;
import io.countersign.platform.web.LocalizedText;
import io.countersign.review.domain.cases.Handling;
import io.countersign.review.domain.cases.Priority;
import io.countersign.review.domain.queue.LeadCommands;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Cases of a lead's command. */
@Schema(name = "CaseList", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record LeadRequest(
        @ArraySchema(minItems = 1, maxItems = LeadCommands.MAX_CASES, schema = @Schema(example = "1001"))
        List<String> cases) {

    private static final LocalizedText EMPTY = new LocalizedText("No case is named.", "未指定案件。");
    private static final LocalizedText NAME_SOME = new LocalizedText("Send 1 to 100 ids.", "请填写 1 至 100 个编号。");
    private static final LocalizedText NO_ID = new LocalizedText("This is no id of a case.", "案件编号无效。");

    /** Whoever the cases are assigned to. */
    @Schema(name = "Reassignment", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Reassign(
            @ArraySchema(minItems = 1, maxItems = LeadCommands.MAX_CASES, schema = @Schema(example = "1001"))
            List<String> cases,

            @Schema(maxLength = Handling.MAX_REVIEWER_LENGTH, example = "sam")
            String to) {

        static Reassign of(JsonBody body) {
            var fields = body.fields();
            var cases = read(fields);
            var to = fields.text("to").max(Handling.MAX_REVIEWER_LENGTH).required();
            return fields.checked(() -> new Reassign(cases, to));
        }
    }

    /** How urgent they are. */
    @Schema(name = "Prioritization", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Prioritize(
            @ArraySchema(minItems = 1, maxItems = LeadCommands.MAX_CASES, schema = @Schema(example = "1001"))
            List<String> cases,

            @Schema(allowableValues = {"urgent", "high", "normal", "low"})
            Priority priority) {

        static Prioritize of(JsonBody body) {
            var fields = body.fields();
            var cases = read(fields);
            var priority =
                    fields.enumValue("priority", Priority.class, Priority::code).required();
            return fields.checked(() -> new Prioritize(cases, priority));
        }
    }

    static LeadRequest of(JsonBody body) {
        var fields = body.fields();
        var cases = read(fields);
        return fields.checked(() -> new LeadRequest(cases));
    }

    static List<SignatureId> ids(List<String> cases) {
        return cases.stream().map(SignatureId::of).distinct().toList();
    }

    private static List<String> read(JsonFields fields) {
        fields.require("cases");
        var cases = fields.texts("cases", LeadCommands.MAX_CASES, 20);
        if (cases.isEmpty() && fields.faults().isEmpty()) {
            fields.fault("EMPTY", "cases", EMPTY, NAME_SOME);
        }
        if (fields.faults().isEmpty() && !cases.stream().allMatch(LeadRequest::isId)) {
            fields.fault("MALFORMED", "cases", NO_ID, NAME_SOME);
        }
        return cases;
    }

    private static boolean isId(String text) {
        try {
            SignatureId.of(text);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
