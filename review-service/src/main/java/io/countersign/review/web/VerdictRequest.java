package io.countersign.review.web;

import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.JsonFields;
import io.countersign.platform.web.LocalizedText;
import io.countersign.review.domain.cases.Verdict;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A verdict as sent; all faults are reported at once. */
record VerdictRequest(int revision, String token, Verdict verdict) {

    static final int MAX_REASONS = 20;
    static final int MAX_POINTER_LENGTH = 64;
    static final int MAX_COMMENT_LENGTH = 500;
    /** Of all reasons together: a case keeps the outcome of each of its revisions in one document. */
    static final int MAX_COMMENTS_LENGTH = 1_000;

    /** At most 500 characters, the last of which is neither white space nor a control character. */
    static final String TEXT_PATTERN = "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]{0,499}"
            + "[^\\x00-\\x20\\x7f-\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]$";
    /** One possessive class: a group that repeats for each segment would recurse. */
    private static final Pattern POINTER = Pattern.compile("/[A-Za-z0-9~._/-]*+");

    private static final LocalizedText A_POINTER =
            new LocalizedText("Send a JSON pointer such as /documents/0.", "请使用形如 /documents/0 的 JSON 指针。");

    private static final LocalizedText COMMENTS_TOO_LONG = new LocalizedText(
            "The comments of all reasons have more than %d characters together.", "所有原因的说明合计超过 %d 个字符。");

    /** What may be said. */
    enum Kind {
        APPROVE,
        REJECT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static VerdictRequest of(JsonBody body) {
        var fields = body.fields();
        var lease = LeaseRequest.read(fields);
        var kind = fields.enumValue("verdict", Kind.class, Kind::code).optional();
        if (kind == null) {
            fields.require("verdict");
        }
        var reasons = fields.list("reasons", MAX_REASONS).stream()
                .map(VerdictRequest::reason)
                .toList();
        var note = fields.text("comment").multiline().max(MAX_COMMENT_LENGTH).optional();
        checkReasons(fields, kind, reasons);
        checkComments(fields, reasons);
        return fields.checked(() -> new VerdictRequest(lease.revision(), lease.token(), verdict(kind, reasons, note)));
    }

    private static Verdict verdict(@Nullable Kind kind, List<Reason> reasons, @Nullable String note) {
        return kind == Kind.REJECT ? new Verdict.Reject(reasons, note) : new Verdict.Approve(note);
    }

    private static Reason reason(JsonFields fields) {
        var code = fields.enumValue("code", ReasonCode.class, ReasonCode::name).required();
        var pointer = fields.text("pointer")
                .max(MAX_POINTER_LENGTH)
                .matching(POINTER, A_POINTER)
                .optional();
        var comment = fields.text("comment").multiline().max(MAX_COMMENT_LENGTH).optional();
        if (fields.faults().isEmpty() && !code.offeredToReviewers()) {
            fields.fault(
                    "NOT_FOR_REVIEWERS",
                    "code",
                    new LocalizedText("Reviewers do not give this reason.", "审核员不能使用该原因。"),
                    new LocalizedText("Choose one that is offered to reviewers.", "请选择可供审核员使用的原因。"));
        }
        if (fields.faults().isEmpty() && code == ReasonCode.OTHER && comment == null) {
            fields.fault(
                    "COMMENT_REQUIRED",
                    "comment",
                    new LocalizedText("This reason says nothing without words of your own.", "该原因须附说明。"),
                    new LocalizedText("Say what is wrong and what to do about it.", "请说明问题及处理办法。"));
        }
        return new Reason(code, pointer, Map.of(), List.of(), comment);
    }

    private static void checkReasons(JsonFields fields, @Nullable Kind kind, List<Reason> reasons) {
        if (kind == Kind.REJECT
                && reasons.isEmpty()
                && fields.faults().stream().noneMatch(f -> f.pointer().equals("/reasons"))) {
            fields.fault(
                    "REASON_REQUIRED",
                    "reasons",
                    new LocalizedText("A rejection needs at least one reason.", "驳回时至少需要一个原因。"),
                    new LocalizedText("Send one or more reasons of the catalogue.", "请填写原因目录中的一个或多个原因。"));
        }
        if (kind == Kind.APPROVE && !reasons.isEmpty()) {
            fields.fault(
                    "REASONS_WITH_APPROVAL",
                    "reasons",
                    new LocalizedText("An approval has no reasons.", "通过时不能填写原因。"),
                    new LocalizedText("Leave the reasons out, or reject.", "请删除原因，或改为驳回。"));
        }
    }

    private static void checkComments(JsonFields fields, List<Reason> reasons) {
        int length = reasons.stream()
                .map(Reason::comment)
                .flatMap(Stream::ofNullable)
                .mapToInt(comment -> comment.codePointCount(0, comment.length()))
                .sum();
        if (length > MAX_COMMENTS_LENGTH) {
            fields.fault(
                    "TOO_LONG",
                    "reasons",
                    COMMENTS_TOO_LONG.with(MAX_COMMENTS_LENGTH),
                    new LocalizedText("Shorten the comments.", "请缩短说明。"));
        }
    }

    /** The same, for the API's document. */
    @Schema(
            name = "Verdict",
            oneOf = {Approval.class, Rejection.class})
    interface Document {}

    /** An approval, for the API's document. */
    @Schema(name = "Approval", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Approval(
            @Schema(minimum = "1", maximum = "2147483647", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
            int revision,

            @Schema(
                    pattern = LeaseRequest.TOKEN_PATTERN,
                    description = "The token of the claim",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String token,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = "approve")
            String verdict,

            @Schema(pattern = TEXT_PATTERN, description = "A note for colleagues; no applicant reads it")
            String comment) {}

    /** A rejection, for the API's document. */
    @Schema(name = "Rejection", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Rejection(
            @Schema(minimum = "1", maximum = "2147483647", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
            int revision,

            @Schema(
                    pattern = LeaseRequest.TOKEN_PATTERN,
                    description = "The token of the claim",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String token,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = "reject")
            String verdict,

            @ArraySchema(
                    minItems = 1,
                    maxItems = MAX_REASONS,
                    schema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED),
                    arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED))
            List<ReasonDocument> reasons,

            @Schema(pattern = TEXT_PATTERN, description = "A note for colleagues; no applicant reads it")
            String comment) {}

    /** One reason, for the API's document. */
    @Schema(name = "VerdictReason", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record ReasonDocument(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "DOCUMENT_UNREADABLE",
                    description = "A code of the catalogue that is offered to reviewers; OTHER needs a comment")
            String code,

            @Schema(
                    maxLength = MAX_POINTER_LENGTH,
                    pattern = "^/[A-Za-z0-9~._/-]*$",
                    example = "/documents/0",
                    description = "The field at fault")
            String pointer,

            @Schema(pattern = TEXT_PATTERN, description = "In your own words, for the applicant")
            String comment) {}
}
