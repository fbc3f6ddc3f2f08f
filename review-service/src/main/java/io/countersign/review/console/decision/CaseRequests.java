package io.countersign.review.console.decision;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.FieldChecks;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.reviewer.ClaimedRevision;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.Verdict;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** What the work page's script sends. */
public final class CaseRequests {

    static final int MAX_REASONS = 20;
    public static final int MAX_COMMENT_LENGTH = 500;
    private static final int MAX_TOKEN_LENGTH = 100;
    private static final int MAX_HOLD_MINUTES = 7 * 24 * 60;

    private CaseRequests() {}

    /** Names a lease. */
    interface LeaseCommandForm extends RequestRecord {

        Long revision();

        String token();

        default ClaimedRevision claim(SignatureId signature, Caller caller) {
            return new LeaseHolder(caller.subject(), token())
                    .claimOf(signature, revision().intValue());
        }
    }

    /** A command without anything else. */
    public record LeaseForm(
            @NotNull @Range(min = 1, max = Integer.MAX_VALUE)
            Long revision,

            @NotNull @PlainText(max = MAX_TOKEN_LENGTH) String token)
            implements LeaseCommandForm {}

    /** @param minutes how long, at most a week */
    public record HoldForm(
            @NotNull @Range(min = 1, max = Integer.MAX_VALUE)
            Long revision,

            @NotNull @PlainText(max = MAX_TOKEN_LENGTH) String token,
            @NotNull @PlainText(max = MAX_COMMENT_LENGTH) String text,
            @NotNull @Range(min = 1, max = MAX_HOLD_MINUTES) Long minutes)
            implements LeaseCommandForm {

        public Duration time() {
            return Duration.ofMinutes(minutes);
        }
    }

    /** @param text whom to hand the case to, or why it is escalated */
    public record ArrangementForm(
            @NotNull @Range(min = 1, max = Integer.MAX_VALUE)
            Long revision,

            @NotNull @PlainText(max = MAX_TOKEN_LENGTH) String token,

            @NotNull @PlainText(max = Handling.MAX_REVIEWER_LENGTH)
            String text)
            implements LeaseCommandForm {}

    /** @param text what the applicant has to answer */
    public record QuestionForm(
            @NotNull @Range(min = 1, max = Integer.MAX_VALUE)
            Long revision,

            @NotNull @PlainText(max = MAX_TOKEN_LENGTH) String token,

            @NotNull @PlainText(max = Question.MAX_LENGTH, multiline = true)
            String text)
            implements LeaseCommandForm {}

    /** What the page decides. */
    enum Decision {
        APPROVE,
        REJECT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A decision and the lease under which it is made. */
    public record VerdictForm(
            @NotNull @Range(min = 1, max = Integer.MAX_VALUE)
            Long revision,

            @NotNull @PlainText(max = MAX_TOKEN_LENGTH) String token,
            @NotNull Decision verdict,
            @Size(max = MAX_REASONS) @Nullable List<@Valid ReasonForm> reasons,

            @PlainText(max = MAX_COMMENT_LENGTH, multiline = true) @Nullable
            String note)
            implements LeaseCommandForm {

        @Override
        public void check(FieldChecks checks) {
            if (verdict == Decision.REJECT && (reasons == null || reasons.isEmpty())) {
                checks.fault(
                        "REASON_REQUIRED",
                        "reasons",
                        LocalizedText.of("review.case-requests.a-rejection-needs-at-least-one"),
                        LocalizedText.of("review.case-requests.choose-a-reason"));
            }
        }

        public Verdict toVerdict() {
            return verdict == Decision.REJECT && reasons != null
                    ? new Verdict.Reject(
                            reasons.stream().map(ReasonForm::reason).toList(), note)
                    : new Verdict.Approve(note);
        }
    }

    /** A reason that was chosen. */
    record ReasonForm(
            @NotNull ReasonCode code,

            @PlainText(max = 64) @Pattern(regexp = "/[A-Za-z0-9~._/-]*", message = "review.field") @Nullable
            String pointer,

            @PlainText(max = MAX_COMMENT_LENGTH, multiline = true) @Nullable
            String comment)
            implements RequestRecord {

        @Override
        public void check(FieldChecks checks) {
            if (code != null && (!code.offeredToReviewers() || (code == ReasonCode.OTHER && comment == null))) {
                checks.fault(
                        "COMMENT_REQUIRED",
                        "comment",
                        LocalizedText.of("review.case-requests.this-reason-needs-a-text-to"),
                        LocalizedText.of("review.case-requests.write-what-is-wrong-and-what"));
            }
        }

        Reason reason() {
            return new Reason(code, pointer, Map.of(), List.of(), comment);
        }
    }
}
