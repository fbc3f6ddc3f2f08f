package io.countersign.intake.web.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.platform.web.problem.Problem;
import io.countersign.platform.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of one line. */
@Schema(name = "BulkResult")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BulkResult(
        @Schema(description = "The line's number, from 1") int line,

        @Schema(description = "As the line alone would have been answered", example = "202")
        int status,

        @Schema(example = "1001") @Nullable String id,
        @Schema(example = "1") @Nullable Integer revision,
        @Nullable String externalReference,
        @Nullable Problem problem) {

    static BulkResult of(int line, CommandResult.Accepted accepted, @Nullable String reference) {
        return new BulkResult(line, 202, accepted.signature().text(), accepted.revision(), reference, null);
    }

    static BulkResult of(int line, ProblemException refused, @Nullable String reference, Locale locale) {
        var problem = Problem.of(refused, BulkController.PATH, locale);
        return new BulkResult(line, refused.status().value(), null, null, reference, problem);
    }
}
