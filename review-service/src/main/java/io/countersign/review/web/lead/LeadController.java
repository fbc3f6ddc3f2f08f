package io.countersign.review.web.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.SignatureId;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Handled;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.claim.LeadCommands;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.web.CommandAnswers;
import io.countersign.review.web.ReviewerScopes;
import io.countersign.review.web.handling.HandlingView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What leads do with up to a hundred open cases at a time. */
@RestController
@RequestMapping(
        path = "/v1/cases",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Leads", description = "Take cases back, reassign them, set priorities; one result for each case")
class LeadController {

    private static final Logger LOG = LoggerFactory.getLogger(LeadController.class);

    private static final CaseCommandResult UNKNOWN_REVIEWER = new Refused(Conflict.UNKNOWN_REVIEWER);

    private final LeadCommands commands;
    private final InstantSource clock;

    LeadController(LeadCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** One result for each case of the request, in its order. */
    @Schema(name = "CaseResults")
    record Results(List<Result> results) {}

    /**
     * The result for one case.
     *
     * @param conflict why nothing was changed; absent where it was
     */
    @Schema(name = "CaseResult")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            @Schema(example = "1001") String id,

            @Schema(example = "NOTHING_WAITING", description = "Why nothing was changed; absent where it was") @Nullable
            String conflict,

            @Nullable HandlingView handling) {

        static Result of(SignatureId signature, CaseCommandResult answer, Instant now) {
            return answer instanceof Handled handled
                    ? new Result(signature.text(), null, HandlingView.of(handled.handling(), now))
                    : new Result(
                            signature.text(), CommandAnswers.problem(answer).code(), null);
        }
    }

    @RequiresScope(ReviewerScopes.LEAD)
    @PostMapping("/take-back")
    @Operation(operationId = "takeCasesBack", summary = "Ends any claim, hold and hand-over of cases")
    @ApiResponse(responseCode = "200", description = "One result for each case")
    Results takeBack(Caller caller, @RequestBody(required = true) JsonBody<LeadRequest> body) {
        var cases = body.read().ids();
        log("Taking cases back", caller, cases);
        return results(cases, commands.takeBack(cases, caller.subject()));
    }

    @RequiresScope(ReviewerScopes.LEAD)
    @PostMapping("/reassign")
    @Operation(
            operationId = "reassignCases",
            summary = "Ends any claim of cases and hands them over to a reviewer",
            description = "They are offered to that reviewer alone for a while, then to all.")
    @ApiResponse(responseCode = "200", description = "One result for each case")
    @ApiResponse(responseCode = "422", description = "A field is wrong, or no such reviewer is known")
    Results reassign(Caller caller, @RequestBody(required = true) JsonBody<LeadRequest.Reassign> body) {
        var request = body.read();
        var cases = request.ids();
        log("Reassigning cases", caller, cases);
        var answers = commands.reassign(cases, caller.subject(), request.to());
        if (answers.contains(UNKNOWN_REVIEWER)) {
            throw CommandAnswers.problem(UNKNOWN_REVIEWER);
        }
        return results(cases, answers);
    }

    @RequiresScope(ReviewerScopes.LEAD)
    @PostMapping("/priority")
    @Operation(operationId = "prioritizeCases", summary = "Sets the priority of cases; claims stay as they are")
    @ApiResponse(responseCode = "200", description = "One result for each case")
    Results prioritize(Caller caller, @RequestBody(required = true) JsonBody<LeadRequest.Prioritize> body) {
        var request = body.read();
        var cases = request.ids();
        log("Setting the priority of cases", caller, cases);
        return results(cases, commands.prioritize(cases, caller.subject(), request.priority()));
    }

    private static void log(String message, Caller caller, List<SignatureId> cases) {
        LOG.atInfo()
                .addKeyValue("signatures", cases)
                .addKeyValue("by", caller.subject())
                .log(message);
    }

    private Results results(List<SignatureId> cases, List<CaseCommandResult> answers) {
        var now = clock.instant();
        var results = new ArrayList<Result>();
        for (int n = 0; n < cases.size(); n++) {
            results.add(Result.of(cases.get(n), answers.get(n), now));
        }
        return new Results(results);
    }
}
