package io.countersign.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.domain.submission.CommandResult;
import io.countersign.platform.web.Problem;
import io.countersign.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
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
        return new BulkResult(line, refused.status().value(), null, null, reference, problem(refused, locale));
    }

    private static Problem problem(ProblemException refused, Locale locale) {
        var errors = refused.errors().stream()
                .map(fault -> new Problem.Fault(
                        fault.code(),
                        fault.pointer(),
                        fault.detail().in(locale),
                        fault.fix().in(locale)))
                .toList();
        return new Problem(
                "urn:countersign:problem:"
                        + refused.code().toLowerCase(Locale.ROOT).replace('_', '-'),
                refused.title().in(locale),
                refused.status().value(),
                refused.detail().in(locale),
                BulkController.PATH,
                refused.code(),
                errors.isEmpty() ? List.of() : errors);
    }
}
