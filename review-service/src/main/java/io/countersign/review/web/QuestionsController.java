package io.countersign.review.web;

import io.countersign.platform.security.Caller;
import io.countersign.platform.security.RequiresScope;
import io.countersign.platform.web.JsonBody;
import io.countersign.review.domain.cases.CaseCommandResult.Asked;
import io.countersign.review.domain.decision.QuestionCommands;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions to applicants. */
@RestController
@RequestMapping(path = "/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Desk")
class QuestionsController {

    private static final String QUESTION = "{\"revision\": 1, \"token\": \"3f0a9c1e-5b0e-4c8f-9a58-0c7d3f1b2a44\","
            + " \"text\": \"Please upload the certificate of the trademark.\"}";

    private final QuestionCommands questions;

    QuestionsController(QuestionCommands questions) {
        this.questions = questions;
    }

    @RequiresScope("review:decide")
    @PostMapping(path = "/{id}/ask", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "askApplicant",
            summary = "Asks the applicant",
            description =
                    "By the holder of a claim that has not ended, with its token. The claim ends, the clock of the"
                            + " case stops, and the case returns to the queue with the answer, or without one after the"
                            + " time for it. A revision has at most two questions. The question is durable when this"
                            + " answers; the same one again is answered alike.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = AskRequest.class),
                            examples = @ExampleObject(QUESTION)))
    @ApiResponse(responseCode = "200", description = "The question")
    @AnswersConflict
    CaseQuestionView ask(Caller caller, @CaseIdParameter @PathVariable String id, JsonBody body) {
        var signature = PathIds.signature(id);
        var request = AskRequest.of(body);
        var answer = questions.ask(signature, request.revision(), request.holder(caller.subject()), request.text());
        return CaseQuestionView.of(CommandAnswers.expect(Asked.class, answer).question());
    }
}
