package io.countersign.intake.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.domain.view.ApplicantQuestion;
import io.countersign.intake.domain.view.Revision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reviewer's question about the shown revision. */
@Schema(name = "Question")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record QuestionView(
        @Schema(description = "What names it when it is answered.", example = "1")
        int number,

        @Schema(description = "In the reviewer's words.", example = "Please upload the certificate of the trademark.")
        String text,

        @Schema(implementation = ApplicantQuestion.State.class)
        String status,

        @Nullable Instant askedAt,

        @Schema(description = "When the question closes without an answer; the review then continues.") @Nullable
        Instant until,

        @Schema(description = "As it was given.") @Nullable Answer answer) {

    /** What the applicant answered. */
    @Schema(name = "Answer")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Answer(
            String text,
            List<String> certificates,
            @Nullable Instant answeredAt) {}

    /** Questions show while the revision has no outcome. */
    static List<QuestionView> of(Revision revision) {
        return revision.outcome() != null
                ? List.of()
                : revision.questions().values().stream()
                        .filter(question -> question.requested() != null)
                        .map(QuestionView::of)
                        .toList();
    }

    private static QuestionView of(ApplicantQuestion question) {
        var requested = question.requested();
        var provided = question.provided();
        return new QuestionView(
                question.number(),
                requested == null ? "" : requested.text(),
                question.state().code(),
                question.askedAt(),
                requested == null ? null : requested.until(),
                provided == null ? null : new Answer(provided.text(), provided.certificates(), question.answeredAt()));
    }
}
