package io.countersign.notification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.Region;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.NoticeEvent;
import io.countersign.contracts.events.NoticeEvent.DelayNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.NoticeReason;
import io.countersign.contracts.events.NoticeEvent.QuestionNoticeIssued;
import io.countersign.contracts.events.NoticeEvent.Text;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.TextRange;
import io.countersign.notification.domain.notice.NoticeKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notice as the API shows it. */
@Schema(name = "Notice", description = "What an applicant is notified of: an outcome, or an event on the way to it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeView(
        @Schema(description = "The same in webhooks and on the topic.", example = "notice:1:1")
        String id,

        @Schema(example = "acme") String account,

        @Schema(description = "The account's number for it, from 1, without holes.", example = "1")
        long sequence,

        @Schema(example = "1") String signature,

        @Schema(example = "1", description = "0 where an approved signature was revoked.")
        int revision,

        @Schema(
                description = "What it reports: an outcome, a retirement, a question or a delay.",
                implementation = NoticeKind.class)
        String outcome,

        @Schema(description = "What was applied for.", example = "Acme Cloud")
        String name,

        @Schema(implementation = Region.class) String region,

        @Schema(description = "The caller's own id of the application.") @Nullable
        String externalReference,

        @Schema(description = "The platform that acts for the account.") @Nullable
        String platform,

        @Schema(description = "Why, all at once; empty unless rejected, refused or retired.")
        List<ReasonView> reasons,

        @Schema(description = "Why it was discarded.", implementation = DiscardCause.class) @Nullable
        String cause,

        @Schema(description = "Who decided.", implementation = Route.class) @Nullable
        String route,

        @Schema(description = "What a reviewer asks.") @Nullable
        QuestionView question,

        @Schema(description = "Of a question or a delay: what happened and what to do.") @Nullable
        Message message,

        @Schema(description = "Of a delay: when review has promised to decide.") @Nullable
        Instant due,

        Instant submittedAt,

        @Schema(description = "When it was decided, asked or found to be late.")
        Instant decidedAt) {

    /** A reviewer's question. */
    @Schema(name = "NoticeQuestion")
    record QuestionView(
            @Schema(description = "What names it when it is answered.", example = "1")
            int number,

            @Schema(description = "In the reviewer's words.")
            String text,

            @Schema(description = "When it closes without an answer.")
            Instant until) {}

    /** In both languages. */
    @Schema(name = "NoticeMessage")
    record Message(TextView en, TextView zh) {

        static Message of(Text en, Text zh) {
            return new Message(TextView.of(en), TextView.of(zh));
        }
    }

    /** One reason, in both languages. */
    @Schema(name = "Reason")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ReasonView(
            @Schema(description = "Of the reason catalogue.", example = "NAME_LENGTH")
            String code,

            @Schema(description = "JSON pointer of the field at fault.", example = "/name") @Nullable
            String pointer,

            TextView en,
            TextView zh,

            @Schema(description = "A reviewer's own words.") @Nullable
            String comment,

            @Schema(description = "The parts of the field that caused the reason, in code points; at most eight.")
            List<TextRange> positions,

            @Schema(description = "RFC 6902: repairs the fault, where that can be done mechanically.")
            List<PatchOperation> patch,

            @Schema(description = "Whether another application can mend it.") @Nullable
            Boolean resubmittable) {

        static ReasonView of(NoticeReason reason) {
            return new ReasonView(
                    reason.code().name(),
                    reason.pointer(),
                    TextView.of(reason.en()),
                    TextView.of(reason.zh()),
                    reason.comment(),
                    reason.positions(),
                    reason.patch(),
                    reason.resubmittable());
        }
    }

    /** What is wrong and what to do about it. */
    @Schema(name = "Text")
    record TextView(String text, String remedy) {

        static TextView of(Text text) {
            return new TextView(text.text(), text.remedy());
        }
    }

    static NoticeView of(CloudEvent<NoticeEvent> event) {
        return switch (event.data()) {
            case NoticeIssued issued ->
                new Fields(event, issued.revision(), issued.submittedAt(), issued.decidedAt())
                        .outcome(
                                issued.reasons().stream().map(ReasonView::of).toList(),
                                issued.cause() == null ? null : issued.cause().code(),
                                issued.route() == null ? null : issued.route().code());
            case QuestionNoticeIssued issued -> {
                var asked = issued.question();
                yield new Fields(event, issued.revision(), issued.submittedAt(), issued.askedAt())
                        .progress(
                                new QuestionView(asked.number(), asked.text(), asked.until()),
                                Message.of(issued.en(), issued.zh()),
                                null);
            }
            case DelayNoticeIssued issued ->
                new Fields(event, issued.revision(), issued.submittedAt(), issued.at())
                        .progress(null, Message.of(issued.en(), issued.zh()), issued.due());
        };
    }

    /** What every notice has. */
    private record Fields(CloudEvent<NoticeEvent> event, int revision, Instant submittedAt, Instant at) {

        NoticeView outcome(List<ReasonView> reasons, @Nullable String cause, @Nullable String route) {
            return view(reasons, cause, route, null, null, null);
        }

        NoticeView progress(@Nullable QuestionView question, Message message, @Nullable Instant due) {
            return view(List.of(), null, null, question, message, due);
        }

        private NoticeView view(
                List<ReasonView> reasons,
                @Nullable String cause,
                @Nullable String route,
                @Nullable QuestionView question,
                @Nullable Message message,
                @Nullable Instant due) {
            var notice = event.data();
            var summary = notice.summary();
            return new NoticeView(
                    event.id(),
                    event.accountid().value(),
                    notice.sequence(),
                    notice.signature().text(),
                    revision,
                    NoticeKind.of(notice).code(),
                    summary.name(),
                    summary.region().code(),
                    summary.externalReference(),
                    summary.platform(),
                    reasons,
                    cause,
                    route,
                    question,
                    message,
                    due,
                    submittedAt,
                    at);
        }
    }
}
