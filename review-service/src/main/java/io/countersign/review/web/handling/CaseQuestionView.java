package io.countersign.review.web.handling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.review.domain.clock.Question;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question to the applicant, with its answer. */
@Schema(name = "CaseQuestion")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseQuestionView(
        @Schema(example = "1", description = "Counts from 1 within the revision")
        int number,

        @Schema(example = "rita") String reviewer,

        @Schema(example = "Please upload the certificate of the trademark.")
        String text,

        @Schema(allowableValues = {"open", "answered", "timed_out"})
        String status,

        Instant askedAt,

        @Schema(description = "When it closes without an answer")
        Instant until,

        @Schema(description = "What the applicant answered; also after the end of the question") @Nullable
        Answer answer) {

    /** The applicant's words and certificates. */
    @Schema(name = "CaseAnswer")
    record Answer(
            String text,

            @Schema(description = "SHA-256 digests in hex") List<String> certificates,

            Instant providedAt) {}

    public static CaseQuestionView of(Question question) {
        var closing = question.closing();
        var answer = question.answer();
        return new CaseQuestionView(
                question.number(),
                question.asker().reviewer(),
                question.text(),
                closing == null ? "open" : closing.result().code(),
                question.askedAt(),
                question.until(),
                answer == null ? null : new Answer(answer.text(), answer.certificates(), answer.providedAt()));
    }
}
