package io.countersign.review.console.cases;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.review.console.ConsoleAnswers;
import io.countersign.review.console.ConsoleAuthority;
import io.countersign.review.console.decision.CaseRequests.QuestionForm;
import io.countersign.review.domain.decision.QuestionCommands;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Asks the applicant from the work page. */
@Hidden
@Controller
class AskController {

    private final QuestionCommands commands;
    private final ConsoleAnswers answers;

    AskController(QuestionCommands commands, ConsoleAnswers answers) {
        this.commands = commands;
        this.answers = answers;
    }

    @RequiresScope(ConsoleAuthority.WORK)
    @PostMapping("/console/cases/{id}/ask")
    ResponseEntity<Map<String, Object>> ask(
            Caller caller, @PathVariable String id, JsonBody<QuestionForm> body, Locale locale) {
        var question = body.read();
        return answers.of(commands.ask(question.claim(CaseController.signature(id), caller), question.text()), locale);
    }
}
