package io.countersign.intake.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.domain.view.TimelineEntry;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.web.ReasonView;
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

            @Schema(implementation = TimelineEntry.Kind.class)
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
