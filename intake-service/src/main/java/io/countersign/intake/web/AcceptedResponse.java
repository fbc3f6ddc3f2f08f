package io.countersign.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.domain.command.CommandResult;
import io.swagger.v3.oas.annotations.media.Schema;

/** The answer to every command: it is accepted, and a GET finds it. */
@Schema(name = "Accepted")
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record AcceptedResponse(
        @Schema(example = "1001") String id,
        @Schema(example = "1") int revision,

        @Schema(
                example = "pending",
                allowableValues = {"pending", "withdrawn", "deleted", "retired"})
        String status,

        @Schema(description = "Present, and true, while a withdrawal waits for its outcome.")
        boolean withdrawalRequested) {

    public static AcceptedResponse of(CommandResult.Accepted accepted) {
        return new AcceptedResponse(
                accepted.signature().text(),
                accepted.revision(),
                accepted.status().code(),
                accepted.withdrawalRequested());
    }
}
