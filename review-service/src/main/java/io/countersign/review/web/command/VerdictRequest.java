package io.countersign.review.web.command;

import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.FieldChecks;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.countersign.review.domain.revision.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a reviewer decides. */
@Schema(name = "Verdict")
public record VerdictRequest(
        @RevisionNumber Long revision,
        @ClaimToken String token,
        @NotNull @Schema(example = "approve") Decision verdict,

        @Size(max = MAX_REASONS) @Schema(description = "Of a rejection at least one; of an approval none") @Nullable
        List<@Valid GivenReason> reasons,

        @PlainText(max = MAX_COMMENT_LENGTH, multiline = true)
        @Schema(description = "A note for colleagues; no applicant reads it")
        @Nullable
        String comment)
        implements LeaseCommand {

    private static final String POINTER = "/[A-Za-z0-9~._/-]*";
    private static final int MAX_POINTER_LENGTH = 64;
    static final int MAX_REASONS = 20;
    static final int MAX_COMMENT_LENGTH = 500;
    /** Of all reasons together: a case keeps the outcome of each of its revisions in one document. */
    static final int MAX_COMMENTS_LENGTH = 1_000;

    private static final LocalizedText COMMENTS_TOO_LONG = LocalizedText.of("review.verdict-request.comments-too-long");

    /** What may be decided. */
    public enum Decision {
        APPROVE,
        REJECT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A reason of a rejection. */
    @Schema(name = "VerdictReason")
    record GivenReason(
            @NotNull
            @Schema(
                    example = "DOCUMENT_UNREADABLE",
                    description = "A code of the catalogue that is offered to reviewers; OTHER needs a comment")
            ReasonCode code,

            @PlainText(max = MAX_POINTER_LENGTH)
            @Pattern(regexp = POINTER, message = "review.pointer")
            @Schema(example = "/documents/0", description = "The field at fault")
            @Nullable
            String pointer,

            @PlainText(max = MAX_COMMENT_LENGTH, multiline = true)
            @Schema(description = "In your own words, for the applicant")
            @Nullable
            String comment)
            implements RequestRecord {

        @Override
        public void check(FieldChecks checks) {
            if (code != null && !code.offeredToReviewers()) {
                checks.fault(
                        "NOT_FOR_REVIEWERS",
                        "code",
                        LocalizedText.of("review.verdict-request.reviewers-do-not-give-this-reason"),
                        LocalizedText.of("review.verdict-request.choose-one-that-is-offered-to"));
            }
            if (code == ReasonCode.OTHER && comment == null && isPointer()) {
                checks.fault(
                        "COMMENT_REQUIRED",
                        "comment",
                        LocalizedText.of("review.verdict-request.this-reason-says-nothing-without-words"),
                        LocalizedText.of("review.verdict-request.say-what-is-wrong-and-what"));
            }
        }

        private boolean isPointer() {
            return pointer == null || (pointer.length() <= MAX_POINTER_LENGTH && pointer.matches(POINTER));
        }

        Reason reason() {
            return new Reason(code, pointer, Map.of(), List.of(), comment);
        }
    }

    @Override
    public void check(FieldChecks checks) {
        var isWithReasons = reasons != null && !reasons.isEmpty();
        if (verdict == Decision.REJECT && !isWithReasons) {
            checks.fault(
                    "REASON_REQUIRED",
                    "reasons",
                    LocalizedText.of("review.case-requests.a-rejection-needs-at-least-one"),
                    LocalizedText.of("review.verdict-request.send-one-or-more-reasons-of"));
        }
        if (verdict == Decision.APPROVE && isWithReasons) {
            checks.fault(
                    "REASONS_WITH_APPROVAL",
                    "reasons",
                    LocalizedText.of("review.verdict-request.an-approval-has-no-reasons"),
                    LocalizedText.of("review.verdict-request.leave-the-reasons-out-or-reject"));
        }
        if (commentsLength() > MAX_COMMENTS_LENGTH) {
            checks.fault(
                    "TOO_LONG",
                    "reasons",
                    COMMENTS_TOO_LONG.with(MAX_COMMENTS_LENGTH),
                    LocalizedText.of("review.verdict-request.shorten-the-comments"));
        }
    }

    private int commentsLength() {
        return given().map(GivenReason::comment)
                .flatMap(Stream::ofNullable)
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .sum();
    }

    private Stream<GivenReason> given() {
        return reasons == null ? Stream.of() : reasons.stream().filter(Objects::nonNull);
    }

    Verdict toVerdict() {
        return verdict == Decision.REJECT
                ? new Verdict.Reject(given().map(GivenReason::reason).toList(), comment)
                : new Verdict.Approve(comment);
    }
}
