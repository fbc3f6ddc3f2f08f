package io.countersign.review.web.handling;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Handled;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.web.AnswersConflict;
import io.countersign.review.web.CaseIdParameter;
import io.countersign.review.web.CommandAnswers;
import io.countersign.review.web.PathIds;
import io.countersign.review.web.ReviewerScopes;
import io.countersign.review.web.command.LeaseRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the holder of a claim does with a case other than deciding it. Each command ends the claim. */
@RestController
@RequestMapping(
        path = "/v1/cases/{id}",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reviews", description = "Claim a case, then decide it before the claim ends")
class HandlingController {

    private final CaseCommands commands;
    private final InstantSource clock;

    HandlingController(CaseCommands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @RequiresScope(ReviewerScopes.DECIDE)
    @PostMapping("/hold")
    @Operation(
            operationId = "holdCase",
            summary = "Puts a claimed case on hold",
            description = "Until the end only the same reviewer may claim it; then it returns to the queue by itself.")
    @ApiResponse(responseCode = "200", description = "What is arranged for the case")
    @AnswersConflict
    HandlingView hold(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @RequestBody(required = true) JsonBody<HoldRequest> body) {
        var signature = PathIds.signature(id);
        var request = HoldRequest.read(body, clock.instant());
        return handled(commands.hold(request.claim(signature, caller), request.reason(), request.until()));
    }

    @RequiresScope(ReviewerScopes.DECIDE)
    @PostMapping("/skip")
    @Operation(
            operationId = "skipCase",
            summary = "Gives a claimed case to others",
            description = "It is not offered to the same reviewer for a while; others may claim it at once.")
    @ApiResponse(responseCode = "200", description = "What is arranged for the case")
    @AnswersConflict
    HandlingView skip(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @RequestBody(required = true) JsonBody<LeaseRequest> body) {
        var signature = PathIds.signature(id);
        var request = body.read();
        return handled(commands.skip(request.claim(signature, caller)));
    }

    @RequiresScope(ReviewerScopes.DECIDE)
    @PostMapping("/hand-over")
    @Operation(
            operationId = "handCaseOver",
            summary = "Hands a claimed case over to another reviewer",
            description = "It is offered to that reviewer alone for a while, then to all.")
    @ApiResponse(responseCode = "200", description = "What is arranged for the case")
    @AnswersConflict
    HandlingView handOver(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @RequestBody(required = true) JsonBody<HandOverRequest> body) {
        var signature = PathIds.signature(id);
        var request = body.read();
        return handled(commands.handOver(request.claim(signature, caller), request.to()));
    }

    @RequiresScope(ReviewerScopes.DECIDE)
    @PostMapping("/escalate")
    @Operation(
            operationId = "escalateCase",
            summary = "Gives a claimed case to the seniors",
            description = "From now on only seniors and leads may claim it.")
    @ApiResponse(responseCode = "200", description = "What is arranged for the case")
    @AnswersConflict
    HandlingView escalate(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @RequestBody(required = true) JsonBody<EscalationRequest> body) {
        var signature = PathIds.signature(id);
        var request = body.read();
        return handled(commands.escalate(request.claim(signature, caller), request.reason()));
    }

    private HandlingView handled(CaseCommandResult answer) {
        return HandlingView.of(CommandAnswers.expect(Handled.class, answer).handling(), clock.instant());
    }
}
