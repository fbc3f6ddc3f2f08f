package io.countersign.review.web.handling;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.review.domain.cases.CaseCommandResult.Asked;
import io.countersign.review.domain.decision.QuestionCommands;
import io.countersign.review.web.AnswersConflict;
import io.countersign.review.web.CaseIdParameter;
import io.countersign.review.web.CommandAnswers;
import io.countersign.review.web.PathIds;
import io.swagger.v3.oas.annotations.Operation;
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
@Tag(name = "Reviews")
class QuestionsController {

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
    @ApiResponse(responseCode = "200", description = "The question")
    @AnswersConflict
    CaseQuestionView ask(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @RequestBody(required = true) JsonBody<AskRequest> body) {
        var signature = PathIds.signature(id);
        var request = body.read();
        var answer = questions.ask(request.claim(signature, caller), request.text());
        return CaseQuestionView.of(CommandAnswers.expect(Asked.class, answer).question());
    }
}
