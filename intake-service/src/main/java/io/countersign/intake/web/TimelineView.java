package io.countersign.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.domain.view.TimelineEntry;
import io.countersign.intake.domain.view.View;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened to a signature, oldest first. */
@Schema(name = "Timeline")
record TimelineView(String id, List<Entry> entries) {

    /** One moment. */
    @Schema(name = "TimelineEntry")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(
            Instant time,

            @Schema(
                    allowableValues = {
                        "submitted",
                        "admitted",
                        "no_slot",
                        "sent_to_reviewer",
                        "question_asked",
                        "question_answered",
                        "question_closed",
                        "decision_at_risk",
                        "decision_overdue",
                        "withdrawal_requested",
                        "deletion_requested",
                        "held_up",
                        "approved",
                        "rejected",
                        "refused",
                        "withdrawn",
                        "discarded",
                        "retired",
                        "deleted",
                        "notice_issued"
                    })
            String event,

            @Nullable Integer revision,
            List<ReasonView> reasons) {}

    static TimelineView of(View view, Locale locale) {
        return new TimelineView(
                view.id().text(),
                TimelineEntry.of(view).stream()
                        .map(moment -> new Entry(
                                moment.time(),
                                moment.kind().code(),
                                moment.revision(),
                                ReasonView.of(moment.reasons(), locale)))
                        .toList());
    }
}
