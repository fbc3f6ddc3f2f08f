package io.countersign.review.web.command;

import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.SignatureType;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.validation.QueryFields;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseCommandResult.Released;
import io.countersign.review.domain.cases.CaseCommandResult.Retired;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.web.AnswersConflict;
import io.countersign.review.web.CaseIdParameter;
import io.countersign.review.web.CommandAnswers;
import io.countersign.review.web.PathIds;
import io.countersign.review.web.ReviewerScopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What reviewers do. */
@RestController
@RequestMapping(path = "/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reviews", description = "Claim a case, then decide it before the claim ends")
class CaseCommandsController {

    private static final Logger LOG = LoggerFactory.getLogger(CaseCommandsController.class);

    private final CaseCommands caseCommands;
    private final ReviewQueue queue;

    CaseCommandsController(CaseCommands caseCommands, ReviewQueue queue) {
        this.caseCommands = caseCommands;
        this.queue = queue;
    }

    @RequiresScope(ReviewerScopes.DECIDE)
    @PostMapping("/next/claim")
    @Operation(operationId = "claimNextCase", summary = "Claims the most urgent case that is free")
    @ApiResponse(responseCode = "200", description = "The claim")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    @Parameter(name = "region", in = ParameterIn.QUERY, schema = @Schema(implementation = Region.class))
    @Parameter(
            name = "language",
            in = ParameterIn.QUERY,
            description = "The account's language",
            schema = @Schema(implementation = Language.class))
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "The signature's type",
            schema = @Schema(type = "string"),
            example = "company")
    @Parameter(name = "priority", in = ParameterIn.QUERY, schema = @Schema(implementation = Priority.class))
    @ApiResponse(responseCode = "204", description = "Nothing waits", content = @Content)
    @AnswersConflict
    ResponseEntity<LeaseView> claimNext(Caller caller, ServerWebExchange exchange) {
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        var filter = new ClaimFilter(
                query.constant("region", Region.values(), Region::code),
                query.constant("language", Language.values(), Language::code),
                query.constant("type", SignatureType.values(), SignatureType::code),
                query.constant("priority", Priority.values(), Priority::code));
        query.check();
        var answer = queue.claimNext(filter, ReviewerScopes.reviewer(caller));
        return answer instanceof Refused refused && refused.conflict() == Conflict.NOTHING_WAITING
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok(LeaseView.of(CommandAnswers.expect(Leased.class, answer)));
    }

    @RequiresScope(ReviewerScopes.DECIDE)
    @PostMapping("/{id}/claim")
    @Operation(
            operationId = "claimCase",
            summary = "Claims a case",
            description =
                    "The revision is the caller's until the claim ends. The holder of the claim gets it again, with its"
                            + " token.")
    @ApiResponse(responseCode = "200", description = "The claim")
    @AnswersConflict
    LeaseView claim(Caller caller, @CaseIdParameter @PathVariable String id) {
        return LeaseView.of(CommandAnswers.expect(
                Leased.class, caseCommands.claim(PathIds.signature(id), ReviewerScopes.reviewer(caller))));
    }

    @RequiresScope(ReviewerScopes.DECIDE)
    @PostMapping(path = "/{id}/extend", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "extendClaim",
            summary = "Makes a claim last longer",
            description = "By the holder of the claim. The token stays the same.")
    @ApiResponse(responseCode = "200", description = "The claim with its later end")
    @AnswersConflict
    LeaseView extend(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @RequestBody(required = true) JsonBody<LeaseRequest> body) {
        var signature = PathIds.signature(id);
        var request = body.read();
        return LeaseView.of(CommandAnswers.expect(Leased.class, caseCommands.extend(request.claim(signature, caller))));
    }

    @RequiresScope({ReviewerScopes.DECIDE, ReviewerScopes.LEAD})
    @PostMapping(path = "/{id}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "releaseClaim",
            summary = "Gives a claim back",
            description =
                    "The caller's own, by its token. A lead may leave the token out, to end any reviewer's claim.")
    @ApiResponse(responseCode = "204", description = "Released", content = @Content)
    @AnswersConflict
    ResponseEntity<Void> release(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @RequestBody(required = true) JsonBody<ReleaseRequest> body) {
        var signature = PathIds.signature(id);
        var request = ReleaseRequest.read(body, caller.has(ReviewerScopes.LEAD));
        CommandAnswers.expect(Released.class, released(signature, request, caller));
        return ResponseEntity.noContent().build();
    }

    private CaseCommandResult released(SignatureId signature, ReleaseRequest request, Caller caller) {
        int revision = request.revision().intValue();
        if (request.token() != null) {
            return caseCommands.release(
                    new LeaseHolder(caller.subject(), request.token()).claimOf(signature, revision));
        }
        LOG.atInfo()
                .addKeyValue("signature", signature)
                .addKeyValue("by", caller.subject())
                .log("Releasing a claim for a lead");
        return caseCommands.release(signature, revision, caller.subject());
    }

    @RequiresScope(ReviewerScopes.DECIDE)
    @PostMapping(path = "/{id}/verdict", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "giveVerdict",
            summary = "Decides a case",
            description = "By the holder of a claim that has not ended, with its token. The verdict is"
                    + " durable when this answers; the same one again is answered alike.")
    @ApiResponse(responseCode = "200", description = "The verdict is recorded")
    @AnswersConflict
    VerdictView verdict(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @RequestBody(required = true) JsonBody<VerdictRequest> body) {
        var signature = PathIds.signature(id);
        var request = body.read();
        return VerdictView.of(caseCommands.decide(request.claim(signature, caller), request.toVerdict()));
    }

    @RequiresScope(ReviewerScopes.LEAD)
    @PostMapping(path = "/{id}/retire", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "retireSignature",
            summary = "Takes an approval back",
            description = "The signature ends for good; its applicant reads the reasons."
                    + " It is durable when this answers; the same reasons again are answered alike.")
    @ApiResponse(responseCode = "200", description = "The signature is retired")
    @AnswersConflict
    RetirementView retire(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @RequestBody(required = true) JsonBody<RetireRequest> body) {
        var signature = PathIds.signature(id);
        var request = body.read();
        var answer = caseCommands.retire(signature, caller.subject(), request.codes(), request.note());
        return RetirementView.of(CommandAnswers.expect(Retired.class, answer).act());
    }
}
