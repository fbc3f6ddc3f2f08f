package io.countersign.contracts.events;

import static io.countersign.contracts.SignatureId.requireQuestion;
import static io.countersign.contracts.SignatureId.requireRevision;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.contracts.Language;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.reasons.TextRange;
import io.countersign.contracts.snapshot.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Events of the notification service: an applicant was notified. */
public sealed interface NoticeEvent extends Event {

    /**
     * The record header with the platform's number for the notice, from 1, without holes; absent without a platform. It is
     * no member of the event, which the account reads too: it would show how much the platform's other accounts apply for.
     */
    String PLATFORM_SEQUENCE_HEADER = "ce_platformsequence";

    @Override
    SignatureId signature();

    /** The account's number for the notice, from 1, without holes. */
    long sequence();

    Summary summary();

    /** What a notice contains. */
    enum Outcome {
        APPROVED,
        REJECTED,
        REFUSED,
        WITHDRAWN,
        DISCARDED,
        RETIRED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A reason as a reader needs it, in both languages; a code of a newer catalogue reads as {@link ReasonCode#OTHER}.
     *
     * @param positions the parts of the field that caused the reason; empty where none can be named
     * @param patch repairs the fault, where that can be done mechanically
     * @param resubmittable whether another application can resolve it; absent from notices older than the field
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record NoticeReason(
            @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            ReasonCode code,

            @Nullable String pointer,
            Text en,
            Text zh,
            @Nullable String comment,
            List<TextRange> positions,
            List<PatchOperation> patch,
            @Nullable Boolean resubmittable) {

        @SuppressWarnings("NullAway") // lists left out of the JSON arrive as null
        public NoticeReason {
            requireNonNull(code, "code");
            requireNonNull(en, "en");
            requireNonNull(zh, "zh");
            positions = positions == null ? List.of() : List.copyOf(positions);
            patch = patch == null ? List.of() : List.copyOf(patch);
        }

        public static NoticeReason of(Reason reason) {
            return new NoticeReason(
                    reason.code(),
                    reason.pointer(),
                    new Text(reason.text(Language.EN), reason.remedy(Language.EN)),
                    new Text(reason.text(Language.ZH), reason.remedy(Language.ZH)),
                    reason.comment(),
                    reason.positions(),
                    reason.patch(),
                    reason.code().resubmittable());
        }
    }

    /** What is wrong and what to do about it, in one language. */
    record Text(String text, String remedy) {

        public Text {
            requireNonNull(text, "text");
            requireNonNull(remedy, "remedy");
        }
    }

    /**
     * One for each outcome, and one for an approval that a lead revoked.
     *
     * @param revision 0 if the whole signature was retired
     * @param sequence per account, from 1, without holes
     * @param cause why a revision was discarded
     * @param decidedAt the outcome's time
     */
    @JsonTypeName("io.countersign.notice.issued.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeIssued(
            SignatureId signature,
            int revision,
            long sequence,
            Outcome outcome,
            Summary summary,
            List<NoticeReason> reasons,
            @Nullable DiscardCause cause,
            @Nullable Route route,
            Instant submittedAt,
            Instant decidedAt)
            implements NoticeEvent {

        public NoticeIssued {
            requireNonNull(signature, "signature");
            requireNonNull(outcome, "outcome");
            if (outcome != Outcome.RETIRED) {
                requireRevision(revision);
            }
            requireNonNull(summary, "summary");
            requireNonNull(submittedAt, "submittedAt");
            requireNonNull(decidedAt, "decidedAt");
            reasons = List.copyOf(reasons);
        }

        @Override
        public String eventId() {
            return "notice:" + signature + ":" + (outcome == Outcome.RETIRED ? "retired" : revision);
        }
    }

    /**
     * A reviewer asks the applicant; the revision has no outcome yet.
     *
     * @param askedAt the time of the event that the notice reports
     */
    @JsonTypeName("io.countersign.notice.question.v1")
    record QuestionNoticeIssued(
            SignatureId signature,
            int revision,
            long sequence,
            Summary summary,
            Asked question,
            Text en,
            Text zh,
            Instant submittedAt,
            Instant askedAt)
            implements NoticeEvent {

        public QuestionNoticeIssued {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(summary, "summary");
            requireNonNull(question, "question");
            requireNonNull(en, "en");
            requireNonNull(zh, "zh");
            requireNonNull(submittedAt, "submittedAt");
            requireNonNull(askedAt, "askedAt");
        }

        @Override
        public String eventId() {
            return "notice:requested:" + signature + ":" + revision + ":" + question.number();
        }
    }

    /**
     * A question to the applicant.
     *
     * @param number counts from 1 within the revision
     * @param text in the reviewer's words
     * @param until when it closes without an answer
     */
    record Asked(int number, String text, Instant until) {

        public Asked {
            requireQuestion(number);
            requireNonNull(text, "text");
            requireNonNull(until, "until");
        }
    }

    /**
     * A decision may be later than promised; the revision has no outcome yet.
     *
     * @param due when review has promised to decide
     * @param at the time of the event that the notice reports
     */
    @JsonTypeName("io.countersign.notice.delay.v1")
    record DelayNoticeIssued(
            SignatureId signature,
            int revision,
            long sequence,
            Summary summary,
            Instant due,
            Text en,
            Text zh,
            Instant submittedAt,
            Instant at)
            implements NoticeEvent {

        public DelayNoticeIssued {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(summary, "summary");
            requireNonNull(due, "due");
            requireNonNull(en, "en");
            requireNonNull(zh, "zh");
            requireNonNull(submittedAt, "submittedAt");
            requireNonNull(at, "at");
        }

        @Override
        public String eventId() {
            return "notice:at-risk:" + signature + ":" + revision;
        }
    }
}
