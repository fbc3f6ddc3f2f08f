package io.countersign.notification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.NoticeEvent.NoticeIssued;
import io.countersign.contracts.NoticeEvent.Told;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notice as the API shows it. */
@Schema(name = "Notice", description = "What an applicant is told of one outcome.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeView(
        @Schema(description = "The same in webhooks and on the topic.", example = "notice:1:1")
        String id,

        @Schema(example = "acme") String account,

        @Schema(description = "The account's number for it, from 1, without holes.", example = "1")
        long sequence,

        @Schema(example = "1") String signature,

        @Schema(example = "1", description = "0 where an approved signature was taken back.")
        int revision,

        @Schema(allowableValues = {"approved", "rejected", "refused", "withdrawn", "discarded", "retired"})
        String outcome,

        @Schema(description = "What was applied for.", example = "Acme Cloud")
        String name,

        @Schema(allowableValues = {"domestic", "global"}) String region,

        @Schema(description = "The caller's own id of the application.") @Nullable
        String externalReference,

        @Schema(description = "The platform that acts for the account.") @Nullable
        String platform,

        @Schema(description = "Why, all at once; empty unless rejected, refused or retired.")
        List<ReasonView> reasons,

        @Schema(
                description = "Why it was discarded.",
                allowableValues = {"superseded", "approved_stands", "deleted"})
        @Nullable
        String cause,

        @Schema(
                description = "Who decided.",
                allowableValues = {"automatic", "human"})
        @Nullable
        String route,

        Instant submittedAt,
        Instant decidedAt) {

    /** One reason, in both languages. */
    @Schema(name = "Reason")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReasonView(
            @Schema(description = "Of the reason catalogue.", example = "NAME_LENGTH")
            String code,

            @Schema(description = "JSON pointer of the field at fault.", example = "/name") @Nullable
            String pointer,

            TextView en,
            TextView zh,

            @Schema(description = "A reviewer's own words.") @Nullable
            String comment) {

        static ReasonView of(Told told) {
            return new ReasonView(
                    told.code().name(),
                    told.pointer(),
                    new TextView(told.en().text(), told.en().remedy()),
                    new TextView(told.zh().text(), told.zh().remedy()),
                    told.comment());
        }
    }

    /** What is wrong and what to do about it. */
    @Schema(name = "Text")
    record TextView(String text, String remedy) {}

    static NoticeView of(CloudEvent<NoticeIssued> event) {
        var issued = event.data();
        var summary = issued.summary();
        return new NoticeView(
                event.id(),
                event.accountid().value(),
                issued.sequence(),
                issued.signature().text(),
                issued.revision(),
                issued.outcome().code(),
                summary.name(),
                summary.region().code(),
                summary.externalReference(),
                summary.platform(),
                issued.reasons().stream().map(ReasonView::of).toList(),
                issued.cause() == null ? null : issued.cause().code(),
                issued.route() == null ? null : issued.route().code(),
                issued.submittedAt(),
                issued.decidedAt());
    }
}
