package io.countersign.intake.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.domain.view.Revision;
import io.countersign.intake.web.ReasonView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One revision of a signature. */
@Schema(name = "RevisionView")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RevisionView(
        int revision,

        @Schema(allowableValues = {"pending", "approved", "rejected", "refused", "withdrawn", "discarded"})
        String status,

        @Nullable String name,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        List<ReasonView> reasons) {

    static RevisionView of(Revision revision, Locale locale) {
        return new RevisionView(
                revision.number(),
                revision.status().code(),
                ListItemView.summary(revision).map(known -> known.name()).orElse(null),
                revision.submittedAt(),
                revision.decidedAt(),
                ReasonView.of(revision.reasons(), locale));
    }
}
