package io.countersign.intake.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.countersign.contracts.application.Application;
import io.countersign.intake.domain.view.View;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A signature with everything that its owner may see of it. */
@Schema(name = "ApplicationView")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ApplicationView(
        @JsonUnwrapped ListItemView item,

        @Schema(description = "The content of the shown revision, as it was submitted.") @Nullable
        Application application,

        @Schema(description = "What a reviewer asks about the shown revision, while it has no outcome.")
        List<QuestionView> questions,

        @Schema(description = "Every revision that is known; numbers may have gaps.")
        List<RevisionView> revisions) {

    static ApplicationView of(View view, Locale locale) {
        var submitted = view.standing().shown().submitted();
        return new ApplicationView(
                ListItemView.of(view, locale),
                submitted == null ? null : submitted.application(),
                QuestionView.of(view.standing().shown()),
                view.revisions().stream()
                        .map(revision -> RevisionView.of(revision, locale))
                        .toList());
    }
}
