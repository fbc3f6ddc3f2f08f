package io.countersign.review.web.command;

import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Recorded;
import io.countersign.review.domain.cases.CaseCommandResult.VerdictAccepted;
import io.countersign.review.web.CommandAnswers;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A recorded verdict. */
@Schema(name = "Ruling")
record VerdictView(
        @Schema(example = "1001", description = "The signature's id")
        String id,

        @Schema(example = "1") int revision,

        @Schema(
                allowableValues = {"approved", "rejected", "recorded"},
                description = "`recorded` where a second reviewer or a senior has to decide")
        String outcome,

        Instant decidedAt) {

    private static final String RECORDED = "recorded";

    static VerdictView of(CaseCommandResult answer) {
        if (answer instanceof Recorded recorded) {
            return new VerdictView(recorded.signature().text(), recorded.revision(), RECORDED, recorded.at());
        }
        var accepted = CommandAnswers.expect(VerdictAccepted.class, answer);
        return new VerdictView(
                accepted.signature().text(),
                accepted.revision(),
                accepted.kind().code(),
                accepted.at());
    }
}
